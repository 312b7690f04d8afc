"""`python -m firsthand.cli`: the command line."""

from firsthand.cli.main import main

if __name__ == "__main__":
    main()
