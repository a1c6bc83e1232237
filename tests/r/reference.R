# Values of R that tests/unit/test_typology.py carries. Run: Rscript tests/r/reference.R <mss2021_kontext.csv>
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv2(path, dec = ".", colClasses = "character", fileEncoding = "UTF-8-BOM", check.names = FALSE)
names(d)[1] <- "PLR-ID"
used <- c("K01", "K02", "K03", "K04", "K05", "K16", "K17", "K07", "K09", "K10")
x <- suppressWarnings(sapply(d[used], as.numeric))
x <- x[complete.cases(x), ]
z <- apply(x, 2, function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2)))
cat("R", as.character(getRversion()), "rows", nrow(z), "\n")
for (k in c(2, 3, 5, 7, 9, 12)) {
  set.seed(1)
  best <- kmeans(z, k, nstart = 1000, iter.max = 100, algorithm = "Hartigan-Wong")
  cat("kmeans", k, format(best$tot.withinss, digits = 15), "sizes", sort(best$size), "\n")
}
h <- hclust(dist(z), method = "ward.D2")
cat("ward.D2 last heights", format(tail(h$height, 10), digits = 12), "\n")
cat("ward.D2 sum of heights", format(sum(h$height), digits = 15), "\n")
for (k in c(3, 7)) cat("ward.D2 sizes", k, sort(table(cutree(h, k))), "\n")
