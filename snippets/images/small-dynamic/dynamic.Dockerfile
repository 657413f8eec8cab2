FROM single AS build
RUN gcc -O2 -o /pi pi.c

FROM scratch
COPY --from=build /pi /pi
CMD ["/pi"]
