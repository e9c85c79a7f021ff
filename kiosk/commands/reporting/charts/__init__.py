"""Charts as inline SVG: what they hold is drawn by the page's own styles, and needs no script."""
