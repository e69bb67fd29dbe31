//! Goal-progress and country-indicator charts, drawn on canvas by Rust
//! compiled to WebAssembly. This page is the architecture.
//!
//! # One way through
//!
//! ```text
//!  bytes ──read──▶ Table ─┐
//!  JSON ──spec──▶ Spec ───┴─check──▶ Chart ──arrange──▶ Figure { scene, targets }
//!                                      │                   │        │
//!                                    access              paint   interact
//!                                      ▼                   ▼        ▼
//!                      table, summary, tooltip, CSV   canvas · SVG  Effects
//! ```
//!
//! - [`read`] turns the bytes of a file into observations, [`spec`] turns JSON
//!   into what an author asked for, and [`model::check`] puts both together.
//!   These are the only steps that can fail. Each [`error::Problem`] has a
//!   code, a place, the text read and a mend.
//! - A [`model::Chart`] has no NaN, no infinity, no unknown country, no
//!   unsorted year and one language. [`model::Reading`] is its spine: tooltip,
//!   spoken sentence, table cell and CSV cell ([`access`]) are formattings of
//!   the same reading, so they cannot disagree. They are made when asked for:
//!   a chart that nobody opens as a table never builds one.
//! - [`figure::arrange`] is pure: chart and view (size, theme, locale, text
//!   measurer) in, plain values out, in CSS pixels, y down. [`views`] holds a
//!   file or folder for each view; [`scale`], [`layout`] and [`geom`] are what
//!   views are made of.
//! - [`interact::step`] is pure too: `(state, event) -> (state, effects)`.
//! - [`paint`] carries a [`scene::Scene`] to any plotters back end. The same
//!   scene goes to a canvas in the browser and to SVG natively.
//! - `web` (compiled for wasm32 only) holds the elements' handle: it carries
//!   events in and effects out, sizes the canvas and fills the shadow root.
//!
//! In the browser the build parts the wasm (`xtask/src/prune/part.rs`): what is
//! reached through a few named functions alone, the doors, is fetched when it
//! is wanted. [`read::plain`] reads what most pages have; behind the door
//! `web::decode::open` is the reader of everything else, behind those of
//! `views::fetched` are all views of an indicator but the line, and charts of
//! goals have doors in every module that a chart passes on its way. Columns of numbers that a script hands over
//! ([`read::columns`]), and the long series that they may be ([`model::Chronicle`]), are a part with few doors: of a
//! long series most of the crate sees only the readings that stand for the others. Pictures
//! ([`export`]) and what controls may offer ([`access::choices`]) are a part, too.
//! `#[inline(never)]` keeps doors apart, and small loops over readings apart from large functions: a browser compiles
//! the whole function anew where a loop in it is hot.
//! What visitors change is a few keys of the spec put over the author's: the same
//! way through, on the data that are there.
//!
//! Only the plot is on canvas. Heading, summary, controls, note, source and
//! table are DOM text in the shadow root.
//!
//! # Invariants
//!
//! 1. Only `paint` names plotters. Only `web` names web-sys, js-sys, gloo and
//!    wasm-bindgen, and, where it draws on a canvas (`web::pen`), plotters' back ends.
//! 2. `web` holds no chart knowledge; nothing else depends on the target.
//! 3. No `unwrap`, `expect`, slice indexing or `as` cast outside tests, but for
//!    the named functions of [`convert`].
//! 4. Missing is missing: never NaN, never 0, never joined by a line unless the
//!    spec says `"gaps": "bridge"`, and then dotted.
//! 5. Whatever can be pointed at can be reached by key and stands in the table.
//! 6. The printed number is the true one, even where its mark is clamped.
//! 7. A year is an integer, never a date: no time zone can move it.
//! 8. Author text reaches the DOM only as text. URLs are http(s) or relative.
//! 9. No id is put in the host's document, no global is set, no style or script
//!    is injected into the page.
//! 10. No request to any host but the ones the author named.
//!
//! The first three are tests that read the source (`tests/layers.rs`).
//!
//! # Map
//!
//! | module | turns | into |
//! | --- | --- | --- |
//! | [`read`], [`countries`] | bytes, or columns of numbers | observations of known places |
//! | [`json`] | text | a tree of values |
//! | [`spec`] | JSON | what the author asked for |
//! | [`model`] | both | a sound chart |
//! | [`progress`] | readings and a target | a verdict and its working |
//! | [`format`](mod@format), [`access`] | readings | numbers, words, tables |
//! | [`views`], [`layout`], [`scale`], [`geom`], [`text`], [`theme`] | a chart and a view | a figure |
//! | [`interact`] | events | effects |
//! | [`export`] | a chart and a view | a picture that can go alone |
//! | [`paint`] | a scene | calls of a back end |
//! | `web` | a shadow root and text | a living chart |
//!
//! # Why so
//!
//! plotters is used for its drawing seam alone. Given ranges it hangs on
//! infinite ones, draws NaN at the axis, clamps points instead of clipping
//! them, and measures text by a styled element that a strict content security
//! policy blocks; so scales, ticks, clipping and text widths are the crate's own.

pub mod access;
pub mod convert;
pub mod countries;
pub mod error;
pub mod export;
pub mod figure;
pub mod format;
pub mod geom;
pub mod interact;
pub mod json;
pub mod layout;
pub mod model;
mod order;
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
