"""What areas mean for work in regions: sums, budgets, supply, search rules, comments, the next year."""
