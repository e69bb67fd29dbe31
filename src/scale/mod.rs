//! Scales: numbers and years to pixels.
