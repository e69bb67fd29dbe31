//! Encodings, by `encoding_rs`: what `TextDecoder` is in the browser.

use carsi_charts::read::Decode;
use encoding_rs::Encoding;

/// All encodings of the WHATWG standard.
pub struct Encodings;

impl Decode for Encodings {
    fn decode(&self, bytes: &[u8], encoding: &str) -> Option<String> {
        let encoding = Encoding::for_label(encoding.as_bytes())?;
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }
}
