"""Build-time generator of the demo city "Musterstadt". The city and every figure in it are invented."""
