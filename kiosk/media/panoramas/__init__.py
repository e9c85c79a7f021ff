"""Pictures that surround the viewer: looked into and unrolled."""
