# Values of R that tests/unit/test_r_types.py carries. Run: Rscript tests/r/leaveout.R <mss2021_kontext.csv>
# How far the types without one indicator agree with those of all: adjusted Rand index of mclust, best of 1,000 starts.
library(mclust)
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv2(path, dec = ".", colClasses = "character", fileEncoding = "UTF-8-BOM", check.names = FALSE)
names(d)[1] <- "PLR-ID"
used <- c("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
x <- suppressWarnings(sapply(d[used], as.numeric))
x <- x[complete.cases(x), ]
z <- apply(x, 2, function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2)))
best <- function(m, k) {
  set.seed(1)
  kmeans(m, k, nstart = 1000, iter.max = 100, algorithm = "Hartigan-Wong")
}
for (k in c(3, 5, 7)) {
  all <- best(z, k)$cluster
  for (column in seq_along(used)) {
    found <- best(z[, -column], k)
    cat(k, used[column], format(found$tot.withinss, digits = 12),
      format(adjustedRandIndex(all, found$cluster), digits = 12), "\n")
  }
}
