//! Texts of the personal settings.

pub(crate) const PERSONAL_SETTINGS: &str = "내 설정";
pub(crate) const THEME: &str = "화면";
/// In the order of [`crate::preferences::THEMES`].
pub(crate) const THEMES: [&str; 3] = ["시스템 설정", "밝게", "어둡게"];
pub(crate) const SIZE: &str = "글자";
/// In the order of [`crate::preferences::SIZES`].
pub(crate) const SIZES: [&str; 3] = ["보통", "크게", "더 크게"];
pub(crate) const MOTION: &str = "움직임";
/// In the order of [`crate::preferences::MOTIONS`].
pub(crate) const MOTIONS: [&str; 2] = ["시스템 설정", "줄이기"];
pub(crate) const SOUND: &str = "소리";
pub(crate) const SOUND_HINT: &str = "새 초성과 정답을 소리로 알려 줘요";
pub(crate) const VIBRATION: &str = "진동";
pub(crate) const VIBRATION_HINT: &str = "진동을 지원하는 휴대폰에서만 울려요";
pub(crate) const DISCRETION: &str = "코드 가리기";
pub(crate) const DISCRETION_HINT: &str = "방송할 때 방 코드와 QR을 감춰요";
pub(crate) const HIDDEN_PLAYERS: &str = "대화를 숨긴 사람";
pub(crate) const SHOW: &str = "다시 보기";

pub(crate) fn show_talk_of(nickname: &str) -> String {
    format!("{nickname}님 대화 다시 보기")
}
