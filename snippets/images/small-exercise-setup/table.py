for n in range(1, 4):
    print(n, n**2, n**3)
