"""`python -m diemcau` is the command `diemcau`."""

import sys

import diemcau

if sys.argv[1:] == ["--version"]:  # no reason to load anything
    print(f"diemcau {diemcau.__version__}")  # noqa: T201
    sys.exit()

try:
    from diemcau.cli import main
except KeyboardInterrupt:  # Ctrl-C in the second in which the libraries are loaded
    sys.exit(130)

if __name__ == "__main__":
    main()
