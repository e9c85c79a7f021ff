"""How the kiosk is: what it knows of itself, for staff, for operators, and for who watches many of them."""
