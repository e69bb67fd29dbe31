//! Bytes as a plain file, held against the whole reader.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| carsi_charts_fuzz::plain(bytes));
