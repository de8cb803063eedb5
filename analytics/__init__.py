"""Pure calculations: typed frames and frozen parameters in, typed frames or results out."""
