//! JSON as such: a text in, a tree of values and the pointers to them out.
//! What the values mean is for `spec` and `read`.

pub mod pointer;
pub mod tree;

pub use tree::Node;
