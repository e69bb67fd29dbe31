//! A number as decimal digits, rounded and written.

/// Digits of the size of a number: 0.d₁d₂d₃… times ten to the `point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Whether the number is below zero.
    pub negative: bool,
    /// Each 0 to 9; the first and the last are not 0; at most 17. Empty for zero.
    pub digits: Vec<u8>,
    /// Where the decimal point is: so many digits stand before it.
    pub point: i32,
}

impl Digits {
    /// The digit at an index; 0 before the first and after the last.
    pub fn at(&self, index: i32) -> u8 {
        usize::try_from(index).ok().and_then(|i| self.digits.get(i)).copied().unwrap_or(0)
    }

    /// The indices of the digits before the decimal point: at least one.
    pub fn whole(&self) -> std::ops::Range<i32> {
        self.point - self.point.max(1)..self.point
    }

    /// The index after the last digit.
    pub fn end(&self) -> i32 {
        i32::try_from(self.digits.len()).unwrap_or(0)
    }

    /// Rounded to so many digits after the decimal point, half away from zero.
    pub fn rounded(mut self, decimals: u8) -> Digits {
        let keep = self.point + i32::from(decimals);
        if keep >= self.end() {
            return self;
        }
        let up = self.at(keep) >= 5;
        self.digits.truncate(usize::try_from(keep).unwrap_or(0));
        let spent = if up { 9 } else { 0 };
        while self.digits.last() == Some(&spent) {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(last) => *last += u8::from(up),
            None if up => {
                self.digits.push(1);
                self.point += 1;
            }
            None => return Digits { negative: false, digits: Vec::new(), point: 0 },
        }
        self
    }

    /// The number as any program reads it: a point, no grouping, no exponent.
    pub fn plain(&self) -> String {
        let mut text = String::from(if self.negative { "-" } else { "" });
        let decimals = self.end() - self.point;
        self.write(&mut text, decimals, (if decimals > 0 { "." } else { "" }, ""));
        text
    }

    /// Adds the size with so many digits after the decimal point. `marks` are
    /// what stands there, if there are any, and between groups of three digits
    /// before it.
    pub fn write(&self, text: &mut String, decimals: i32, marks: (&str, &str)) {
        for index in self.whole() {
            if (self.point - index) % 3 == 0 && index != self.whole().start {
                text.push_str(marks.1);
            }
            text.push(digit(self.at(index)));
        }
        text.push_str(marks.0);
        for index in self.point..self.point + decimals {
            text.push(digit(self.at(index)));
        }
    }
}

/// 0 to 9 as a character.
pub fn digit(value: u8) -> char {
    char::from(b'0' + value.min(9))
}
