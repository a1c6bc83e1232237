"""The Processing provider: one algorithm per file, and every calculation is one."""
