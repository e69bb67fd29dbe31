//! Goal-progress and country-indicator charts, drawn on canvas.

pub mod access;
pub mod convert;
pub mod countries;
pub mod error;
pub mod figure;
pub mod format;
pub mod geom;
pub mod interact;
pub mod layout;
pub mod model;
pub mod paint;
pub mod progress;
pub mod read;
pub mod scale;
pub mod scene;
pub mod spec;
pub mod text;
pub mod theme;
pub mod views;
#[cfg(target_arch = "wasm32")]
mod web;
