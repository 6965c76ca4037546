//! Random nicknames for first visits.

/// A nickname of a random mood and a random animal: `느긋한 수달`.
pub(crate) fn friendly_nickname() -> String {
    const MOODS: [&str; 16] = [
        "느긋한",
        "씩씩한",
        "포근한",
        "용감한",
        "엉뚱한",
        "상냥한",
        "재빠른",
        "명랑한",
        "든든한",
        "해맑은",
        "반가운",
        "기운찬",
        "배고픈",
        "졸린",
        "신난",
        "수줍은",
    ];
    const ANIMALS: [&str; 16] = [
        "수달",
        "하마",
        "고래",
        "펭귄",
        "다람쥐",
        "너구리",
        "고양이",
        "강아지",
        "올빼미",
        "거북이",
        "두루미",
        "코알라",
        "알파카",
        "돌고래",
        "햄스터",
        "사막여우",
    ];
    format!("{} {}", pick(&MOODS), pick(&ANIMALS))
}

fn pick<'list>(list: &[&'list str; 16]) -> &'list str {
    list[(js_sys::Math::random() * 16.0) as usize % 16]
}
