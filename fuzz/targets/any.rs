//! Bytes as a data file whose format is found by its content.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| carsi_charts_fuzz::file(bytes, None));
