#include <stdio.h>
#include <stdlib.h>

int main(void) {
    const int points = 4000000;
    int hits = 0;
    for (int i = 0; i < points; i++) {
        double x = drand48(), y = drand48();
        hits += x * x + y * y < 1;
    }
    printf("pi is about %.2f\n", 4.0 * hits / points);
}
