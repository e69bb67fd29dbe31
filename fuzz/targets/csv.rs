//! Bytes as a CSV file.
#![no_main]

use carsi_charts::read::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| carsi_charts_fuzz::file(bytes, Some(Format::Csv)));
