# Values of R that tests/unit/test_r_types.py carries. Run: Rscript tests/r/apply.R <mss2021_kontext.csv>
# Types of one year (best of 1,000 starts, numbered by the mean of their centre) on the areas of a second year, by the
# nearest centre with the mean and standard deviation of the first year. The second year is made from the first.
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv2(path, dec = ".", colClasses = "character", fileEncoding = "UTF-8-BOM", check.names = FALSE)
names(d)[1] <- "PLR-ID"
used <- c("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
d <- d[order(d[["PLR-ID"]], method = "radix"), ]
x <- suppressWarnings(sapply(d[used], as.numeric))
x <- x[complete.cases(x), ]
rows <- row(x) - 1
columns <- col(x) - 1
y <- x * (1 + ((rows * 7 + columns * 3) %% 11 - 5) / 25) + ((rows * 5 + columns) %% 7 - 3) / 2
centre <- colMeans(x)
spread <- apply(x, 2, function(v) sqrt(mean((v - mean(v))^2)))
scaled <- function(m) sweep(sweep(m, 2, centre), 2, spread, "/")
cat("sum of the second year", format(sum(y), digits = 15), "\n")
for (k in c(3, 7)) {
  set.seed(1)
  best <- kmeans(scaled(x), k, nstart = 1000, iter.max = 100, algorithm = "Hartigan-Wong")
  order <- order(rowMeans(best$centers))
  centres <- best$centers[order, ]
  before <- match(best$cluster, order)
  squares <- sapply(1:k, function(i) rowSums(sweep(scaled(y), 2, centres[i, ])^2))
  now <- max.col(-squares, ties.method = "first")
  distance <- sqrt(squares[cbind(seq_along(now), now)])
  cat("k", k, "sizes", tabulate(now, k), "changed", sum(now != before), "\n")
  cat("distances: sum", format(sum(distance), digits = 14), "largest", format(max(distance), digits = 14), "\n")
  second <- squares
  second[cbind(seq_along(now), now)] <- Inf
  cat("second type, sizes", tabulate(max.col(-second, ties.method = "first"), k), "\n")
  transitions <- table(factor(before, 1:k), factor(now, 1:k))
  for (i in 1:k) cat("from", i, transitions[i, ], "\n")
}
