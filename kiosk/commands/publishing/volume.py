"""Sizes of files as somebody reads them."""


def in_megabytes(size: int) -> str:
    """Bytes in words as file managers have them, with a million to the MB: `39.2 MB`, `4.72 GB`."""
    if size >= 10**9:
        return f"{size / 1e9:.2f} GB"
    return f"{size / 1e6:.1f} MB" if size >= 10**5 else f"{size / 1e3:.1f} kB"
