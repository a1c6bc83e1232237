# Values of fpc that tests/unit/test_stability.py carries. Run: Rscript tests/r/stability.R <mss2021_kontext.csv>
# clusterboot's samples are random, so its means are only known within their standard errors (printed beside them).
library(fpc)
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv2(path, dec = ".", colClasses = "character", fileEncoding = "UTF-8-BOM", check.names = FALSE)
names(d)[1] <- "PLR-ID"
used <- c("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
x <- suppressWarnings(sapply(d[used], as.numeric))
x <- x[complete.cases(x), ]
z <- apply(x, 2, function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2)))
for (k in c(3, 7)) {
  set.seed(1)
  found <- clusterboot(z, B = 1000, bootmethod = "boot", clustermethod = kmeansCBI, krange = k, runs = 30,
    iter.max = 100, seed = 7, count = FALSE)
  order <- order(table(found$partition))
  cat("k", k, "sizes", as.integer(table(found$partition))[order], "\n")
  cat("mean ", format(found$bootmean[order], digits = 5), "\n")
  cat("error", format(apply(found$bootresult, 1, sd)[order] / sqrt(1000), digits = 3), "\n")
}
