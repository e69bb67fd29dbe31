//! The browser: events in, effects out. The only code that touches a page.
//!
//! [`handle`] is what the loader calls; [`session`] holds one chart on one
//! element, and [`body`] what changes of it; the rest each carry one thing across: sizes and media ([`watch`]),
//! pointers and keys ([`listen`]), effects ([`react`]), pixels ([`surface`], [`pen`]),
//! widths ([`measure`]), encodings ([`decode`]), numbers ([`locale`]), colours ([`look`], [`colors`], [`ink`]), names and outlines of places
//! ([`places`]) and words ([`parts`], [`words`], [`table`]). What a chart is, nothing here knows.
//!
//! Every closure given to the browser holds a weak reference, and everything
//! that was registered undoes itself when dropped: freeing the handle leaves
//! no listener, observer, frame or node behind.

mod body;
mod colors;
mod decode;
mod handle;
mod ink;
mod listen;
mod locale;
mod look;
mod measure;
mod parts;
mod pen;
mod places;
mod react;
mod rules;
mod session;
mod surface;
mod table;
mod watch;
mod words;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
