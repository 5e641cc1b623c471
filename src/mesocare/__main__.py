"""Run mesocare as `python -m mesocare`."""

from mesocare.cli.main import main

if __name__ == "__main__":
    main()
