//! The whole reader behind one door, with the browser's own decoder.
//!
//! What is reached through [`open`] alone is not in the module that every page
//! loads but in a part of its own (`xtask/src/parts.rs`), which the loader
//! fetches where a file is not a plain one. So nothing else in `web` may name
//! [`Reading`], not even to drop one.

use std::borrow::Cow;

use web_sys::{TextDecoder, TextDecoderOptions};

use crate::error::{Code, Place, Problems};
use crate::read::{self, Decode, Format, Reading, Request, Table};

/// A file being read.
pub trait Steps {
    /// Reads so many more records; whether there are more.
    fn step(&mut self, records: usize) -> bool;
    /// How much has been read, in bytes.
    fn bytes(&self) -> usize;
    /// The table.
    fn finish(self: Box<Self>, problems: &mut Problems) -> Table;
}

impl Steps for Reading<'static> {
    fn step(&mut self, records: usize) -> bool {
        Reading::step(self, records)
    }

    fn bytes(&self) -> usize {
        Reading::bytes(self)
    }

    fn finish(self: Box<Self>, problems: &mut Problems) -> Table {
        Reading::finish(*self, problems)
    }
}

/// Begins to read a file of the format of a name; empty to find it by the
/// content. `None`, and a problem, if it cannot be understood.
#[inline(never)]
pub fn open(bytes: Vec<u8>, format: &str, problems: &mut Problems) -> Option<Box<dyn Steps>> {
    let request = Request { format: wanted(format, problems), decoder: Some(&BrowserDecoder) };
    let reading: Box<dyn Steps> = Box::new(Reading::begin(Cow::Owned(bytes), &request, problems)?);
    // Else the compiler finds that it can be nothing but a `Reading`, and calls that from outside of the door.
    Some(std::hint::black_box(reading))
}

/// The format of a name; a problem if there is none of that name.
fn wanted(name: &str, problems: &mut Problems) -> Option<Format> {
    let format = Format::named(name);
    if format.is_none() && !name.is_empty() {
        let known: Vec<&str> = read::FORMATS.iter().map(|(name, _)| *name).collect();
        problems.push(Code::DataFormat, Place::Whole, name, &known.join(", "));
    }
    format
}

/// The browser's `TextDecoder`, which refuses what is not in the encoding.
struct BrowserDecoder;

impl Decode for BrowserDecoder {
    fn decode(&self, bytes: &[u8], encoding: &str) -> Option<String> {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = TextDecoder::new_with_label_and_options(encoding, &options).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    }
}
