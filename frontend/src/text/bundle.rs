//! Texts about 낱말 묶음, the host's own words.

pub(crate) const BUNDLE: &str = "낱말 묶음";
pub(crate) const BUNDLE_NONE: &str = "내 낱말로 묻기";
pub(crate) const BACK_TO_SETTINGS: &str = "← 방 설정";
pub(crate) const BUNDLE_SOURCE: &str = "불러오기";
pub(crate) const BUNDLE_CHOOSE: &str = "고르지 않음";
pub(crate) const BUNDLES_SAVED: &str = "이 브라우저에 있는 묶음";
pub(crate) const BUNDLES_READY: &str = "써 볼 수 있는 묶음";
/// The bundles that the page offers.
pub(crate) const BUNDLES: [&str; 3] = ["초등 과학", "한국사", "속담"];
pub(crate) const BUNDLE_NAME: &str = "이름";
pub(crate) const BUNDLE_WORDS: &str = "낱말";
pub(crate) const BUNDLE_EXAMPLE: &str = "광합성, 식물이 빛으로 양분을 만드는 일\n나침반\n현미경";
pub(crate) const BUNDLE_HINT: &str =
    "한 줄에 하나씩 적어 주세요. 쉼표나 탭 뒤에는 뜻풀이를 쓸 수 있고, 표에서 복사해 그대로 붙여 넣어도 돼요.";
pub(crate) const USE_BUNDLE: &str = "이 낱말로 묻기";
pub(crate) const CONFIRM_WORDS: &str = "그래도 이 낱말로 묻기";
pub(crate) const BUNDLE_FAILED: &str = "보내지 못했어요. 잠시 뒤에 다시 눌러 주세요";
pub(crate) const SAVE_FILE: &str = "파일로 저장";
pub(crate) const DROP_BUNDLE: &str = "그만 쓰기";
pub(crate) const BUNDLE_STRICT: &str = "이 묶음의 낱말만 정답";
pub(crate) const TOPIC_STRICT: &str = "주제 낱말만 정답";
pub(crate) const STRICT_HINT: &str = "다른 낱말은 정답이 아니에요. 모두가 점수를 얻어요";

pub(crate) fn words(count: usize) -> String {
    format!("{count}개")
}

pub(crate) fn line(line: u32) -> String {
    format!("{line}번째 줄")
}

pub(crate) fn bundle_taken(name: &str, count: u32) -> String {
    format!("다음 문제부터 ‘{name}’ 묶음의 낱말 {count}개로 물어요")
}

/// A bundle among the traits of a room.
pub(crate) fn bundle(name: &str) -> String {
    format!("‘{name}’ 묶음")
}
