//! The names of all places, which the loader fetches where a chart asks for
//! one that is not compiled in.

use wasm_bindgen::prelude::*;

use crate::countries;

/// Adds the places of a table, once for the page: see [`countries::install`].
#[wasm_bindgen]
pub fn places(table: &str) -> bool {
    countries::install(table)
}
