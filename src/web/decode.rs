//! Bytes of any encoding to text, by the browser's own decoder.

use web_sys::{TextDecoder, TextDecoderOptions};

use crate::read::Decode;

/// The browser's `TextDecoder`, which refuses what is not in the encoding.
pub struct BrowserDecoder;

impl Decode for BrowserDecoder {
    fn decode(&self, bytes: &[u8], encoding: &str) -> Option<String> {
        let options = TextDecoderOptions::new();
        options.set_fatal(true);
        let decoder = TextDecoder::new_with_label_and_options(encoding, &options).ok()?;
        decoder.decode_with_u8_array(bytes).ok()
    }
}
