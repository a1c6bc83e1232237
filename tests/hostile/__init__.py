"""Files that are almost right: mutations of small real-looking ones, and what every reader says of them."""
