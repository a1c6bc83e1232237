# Values of R that tests/unit/test_r_types.py carries. Run: Rscript tests/r/statusindex.R <mss2021_anteile.csv>
# Status and dynamics index of the areas that have all shares, with the population standard deviation.
path <- commandArgs(trailingOnly = TRUE)[1]
d <- read.csv(path, colClasses = c(id = "character"))
d <- d[complete.cases(d[c(3, 5, 6, 7, 9, 10)]) & d$inhabitants >= 300, ]
z <- function(v) (v - mean(v)) / sqrt(mean((v - mean(v))^2))
cat("areas", nrow(d), "\n")
limits <- list(s = c(-1, 1, 1.5), d = c(-1, 1))
classes <- list()
for (kind in c("s", "d")) {
  shares <- as.matrix(d[grepl(paste0("^", kind, "[134]_"), names(d))])
  scores <- apply(shares, 2, z)
  index <- z(rowSums(scores))
  # A value at a limit belongs to the class nearer to the mean; none lies at one here.
  classes[[kind]] <- findInterval(index, limits[[kind]]) + 1
  cat(kind, "means", format(colMeans(shares), digits = 14), "\n")
  cat(kind, "scores of the first area", format(scores[1, ], digits = 13), "\n")
  cat(kind, "index, first three", format(index[1:3], digits = 13), "\n")
  cat(kind, "lowest", d$id[which.min(index)], format(min(index), digits = 13), "\n")
  cat(kind, "highest", d$id[which.max(index)], format(max(index), digits = 13), "\n")
  cat(kind, "sum of cubes", format(sum(index^3), digits = 13), "\n")
  cat(kind, "classes", tabulate(classes[[kind]]), "\n")
}
both <- table(classes$s, classes$d)
for (i in seq_len(nrow(both))) cat("overall", i, both[i, ], "\n")
# Weights 2, 1, 1 and the second indicator turned
scores <- apply(as.matrix(d[grepl("^s[134]_", names(d))]), 2, z)
index <- z(scores %*% c(2, -1, 1))
cat("weighted, first three", format(index[1:3], digits = 13), "classes", tabulate(findInterval(index, limits$s) + 1), "\n")
