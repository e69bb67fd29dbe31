//! A name as written in, what it is compared by out.

/// Lower case, without accents, every run of spaces and punctuation one space,
/// none at the ends. `&` is kept: the World Bank's region differs from the
/// UN's by it. Composed and decomposed accents fold to the same text.
///
/// Only ASCII and the accented letters of western European names are lowered:
/// a table of a few lines, where Unicode's would weigh more than the rest of
/// this file together.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        let c = match c {
            'A'..='Z' => c.to_ascii_lowercase(),
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            'Ý' | 'ý' | 'ÿ' => 'y',
            // Combining marks, and characters that cannot be seen.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            _ => c,
        };
        if c.is_ascii_alphanumeric() || c == '&' || is_letter_beyond_ascii(c) {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(c);
        } else {
            space = true;
        }
    }
    folded
}

/// Letters and digits of other scripts stay as they are, so that a name in
/// them never shrinks to a shorter name; the punctuation of Latin-1 and the
/// general blocks (no-break space, dashes, quotation marks, U+3000) does not.
fn is_letter_beyond_ascii(c: char) -> bool {
    !matches!(c, '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{2212}' | '\u{3000}'..='\u{3003}')
}
