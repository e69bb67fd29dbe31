//! The straight-line method.

use super::{Case, Status, Verdict, Working};

/// Judges a case.
pub fn judge(_case: &Case) -> Verdict {
    Verdict { status: Status::NoData, method: "linear", working: Working::Nothing }
}
