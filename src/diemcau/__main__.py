"""`python -m diemcau` is the command `diemcau`."""

import sys

try:
    from diemcau.cli import main
except KeyboardInterrupt:  # Ctrl-C in the second in which the libraries are loaded
    sys.exit(130)

if __name__ == "__main__":
    main()
