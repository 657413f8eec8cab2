docker build --quiet --tag penguins .
