//! Axes and labels.
