//! Encodings other than UTF-8, as far as tests need them.

use carsi_charts::read::Decode;

/// One byte a letter: of Windows-1252, the part that the samples use.
pub struct OneByte;

impl Decode for OneByte {
    fn decode(&self, bytes: &[u8], encoding: &str) -> Option<String> {
        match encoding {
            "windows-1252" => Some(bytes.iter().map(|b| char::from(*b)).collect()),
            "utf-16le" | "utf-16be" => {
                let pairs = bytes.chunks_exact(2).map(|p| match encoding {
                    "utf-16le" => u16::from_le_bytes([p[0], p[1]]),
                    _ => u16::from_be_bytes([p[0], p[1]]),
                });
                String::from_utf16(&pairs.collect::<Vec<u16>>()).ok()
            }
            _ => None,
        }
    }
}
