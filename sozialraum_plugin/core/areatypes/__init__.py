"""Area types: preparation, clustering, stability, frozen models, types set by hand, comparisons."""
