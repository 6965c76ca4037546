//! Reads a compiled mecab dictionary (`sys.dic`, version 102).
//!
//! The file consists of a header (ten `u32` and the name of the character set in 32 bytes), a double-array trie of the
//! surface forms, tokens of 16 bytes each, and the features as zero-terminated texts. All numbers are little-endian.

use std::io;

/// One reading of a surface form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading<'a> {
    /// The surface form, as encoded in the dictionary.
    pub(crate) surface: String,
    /// The cost of this reading in mecab: the likeliest reading has the lowest.
    pub(crate) cost: i16,
    /// The features, separated by commas; their meaning differs between dictionaries.
    pub(crate) features: &'a str,
}

const VERSION: u32 = 102;
const HEADER_BYTES: usize = 72;
const TRIE_UNIT_BYTES: usize = 8;
const TOKEN_BYTES: usize = 16;

/// The parts of a compiled dictionary after the header.
struct Parts<'a> {
    trie: &'a [u8],
    tokens: &'a [u8],
    features: &'a [u8],
}

/// All readings of the dictionary, ordered by the bytes of their surface forms.
pub(crate) fn readings(file: &[u8]) -> io::Result<Vec<Reading<'_>>> {
    let broken = || io::Error::new(io::ErrorKind::InvalidData, "not a compiled mecab dictionary of version 102");
    Parts::parse(file).and_then(|parts| parts.readings()).ok_or_else(broken)
}

impl<'a> Parts<'a> {
    fn parse(file: &'a [u8]) -> Option<Self> {
        let header = |place| size_at(file, place);
        if u32_at(file, 4)? != VERSION {
            return None;
        }
        let body = file.get(HEADER_BYTES..)?;
        let (trie, body) = body.split_at_checked(header(24)?)?;
        let (tokens, body) = body.split_at_checked(header(28)?)?;
        let features = body.get(..header(32)?)?;
        Some(Self { trie, tokens, features })
    }

    /// Walks the whole trie depth first. From a node with base `b`, byte `c` leads to unit `b + c + 1` and the end of a
    /// surface form to unit `b`, if that unit's check is `b`.
    fn readings(&self) -> Option<Vec<Reading<'a>>> {
        let mut found = Vec::new();
        let mut open = vec![(self.base(0)?, Vec::new())];
        while let Some((base, surface)) = open.pop() {
            if let Some(value) = self.child(base, base).filter(|&value| value < 0) {
                self.collect(value, &surface, &mut found)?;
            }
            for byte in (0..=u8::MAX).rev() {
                if let Some(next) = self.child(base, base + i32::from(byte) + 1) {
                    let mut longer = surface.clone();
                    longer.push(byte);
                    open.push((next, longer));
                }
            }
        }
        Some(found)
    }

    /// Appends the tokens that a negative trie value refers to. `-(value + 1)` has the number of tokens in its low byte
    /// and the index of the first token in the bits above.
    fn collect(&self, value: i32, surface: &[u8], found: &mut Vec<Reading<'a>>) -> Option<()> {
        let value = usize::try_from(-(value + 1)).ok()?;
        let surface = std::str::from_utf8(surface).ok()?;
        for token in (value >> 8..).take(value & 0xFF) {
            let token = self.tokens.get(token * TOKEN_BYTES..)?.first_chunk::<TOKEN_BYTES>()?;
            let text = self.features.get(size_at(token, 8)?..)?;
            let text = text.split(|&byte| byte == 0).next()?;
            found.push(Reading {
                surface: surface.to_owned(),
                cost: i16::from_le_bytes([token[6], token[7]]),
                features: std::str::from_utf8(text).ok()?,
            });
        }
        Some(())
    }

    fn base(&self, unit: usize) -> Option<i32> {
        u32_at(self.trie, unit * TRIE_UNIT_BYTES).map(u32::cast_signed)
    }

    /// The base of `unit` if it is a child of the node with base `parent`.
    fn child(&self, parent: i32, unit: i32) -> Option<i32> {
        let unit = usize::try_from(unit).ok()?;
        let check = u32_at(self.trie, unit * TRIE_UNIT_BYTES + 4)?;
        (check.cast_signed() == parent).then(|| self.base(unit))?
    }
}

fn u32_at(bytes: &[u8], start: usize) -> Option<u32> {
    bytes.get(start..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

fn size_at(bytes: &[u8], start: usize) -> Option<usize> {
    u32_at(bytes, start).and_then(|size| usize::try_from(size).ok())
}
