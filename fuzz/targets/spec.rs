//! Bytes as a spec over two small tables.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| carsi_charts_fuzz::spec(bytes));
