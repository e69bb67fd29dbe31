//! The names of all places and the outlines of countries, which the loader
//! fetches where a chart asks for them: neither is compiled in.

use wasm_bindgen::prelude::*;

use crate::countries;

/// Adds a table by its name, once for the page: see [`countries::install`] and
/// [`countries::install_outlines`].
#[wasm_bindgen]
pub fn install(name: &str, table: &str) -> bool {
    if name == "places" { countries::install(table) } else { countries::install_outlines(table) }
}
