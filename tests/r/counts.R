# Values of R that tests/unit/test_r_types.py carries. Run: Rscript tests/r/counts.R <mss2021_kontext.csv>
# For 2 to 12 types: the best within sum of squares of kmeans (1,000 starts), the mean silhouette of cluster and
# Calinski-Harabasz of fpc for that partition, and its smallest type.
library(cluster)
suppressMessages(library(fpc))
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv2(path, dec = ".", colClasses = "character", fileEncoding = "UTF-8-BOM", check.names = FALSE)
names(d)[1] <- "PLR-ID"
used <- c("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
x <- suppressWarnings(sapply(d[used], as.numeric))
berlin <- x[complete.cases(x), ]

# Lehmer's generator, exact in double precision, so that other programs make the same numbers.
state <- 1
uniform <- function() {
  state <<- (state * 16807) %% 2147483647
  state / 2147483647
}
bell <- function() { # sum of 12 uniform numbers, one after the other
  total <- 0
  for (i in 1:12) total <- total + uniform()
  total - 6
}
groups <- NULL # four groups of different size in three dimensions
for (group in 0:3) {
  for (i in 1:c(10, 20, 40, 60)[group + 1]) {
    row <- c(bell() + 4 * (group %% 2), bell() * 2 + 5 * (group %/% 2), bell() + group)
    groups <- rbind(groups, row)
  }
}
arc <- NULL # an arc whose density falls off, with a long tail: no types at all
for (i in 0:149) {
  t <- (i / 150)^2
  arc <- rbind(arc, c(t * 10 + bell() * 0.2, 4 * t * (1 - t) * 3 + bell() * 0.2))
}

for (shape in c("berlin", "groups", "arc")) {
  m <- get(shape)
  z <- apply(m, 2, function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2)))
  between <- dist(z)
  cat("#", shape, nrow(z), format(sum(m), digits = 15), "\n")
  for (k in 2:12) {
    set.seed(1)
    best <- kmeans(z, k, nstart = 1000, iter.max = 100, algorithm = "Hartigan-Wong")
    cat(k, format(best$tot.withinss, digits = 14), format(mean(silhouette(best$cluster, between)[, 3]), digits = 12),
      format(calinhara(z, best$cluster), digits = 12), min(best$size), "\n")
  }
}
