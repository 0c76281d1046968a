package health.cordon.deid.names;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.Arrays;

/**
 * Korean first names written as two syllables with a hyphen. Any two syllables make a name, so a list of names never ends;
 * the list of syllables does.
 */
final class Korean {

    private static final int[] SYLLABLES = hashes("""
            a ae ah ahn an baek bae beom bin bo bok bom bong boo bum byeong byung cha chae chan chang cheol cheon chi
            cho chong choon chul chun chung da dae dal deok do dong doo duk eok eon eui eun eung ga gab gang geon geun
            gi gil gon goo gu guk gun gyeom gyeong gyo gyu gyun gyung ha hae hak han hee heon heung hi ho hong hoon
            hui hun hwa hwan hwang hye hyang hyeok hyeon hyo hyoung hyuk hyun hyung ik il im in ja jae jang je jeong
            ji jin jo jong joo joon ju jun jung kang keun ki kil kon koo kook ku kuk kun kwan kwang kwon kyeong kyo
            kyong kyoung kyu kyun kyung lim mi min mo moo moon mu mun myeong myong myoung myung na nam nan oh ok on
            pil pyo pyung ra rae ran rang ri rim rin ro roh ryeong ryul sae sang se seo seob seok seol seon seong seop
            shik shim shin si sik sil so soek sol song soo sook su suk sun sung sup tae taek tak ui uk un ung wan wol
            won woo wook woon woong wu ya yang ye yeol yeon yeong yeop yeun yi yon yong yoo yoon you young yu yul
            yun yung yup""");

    private Korean() {}

    private static int[] hashes(String syllables) {
        int[] all =
                Arrays.stream(syllables.split("\\s+")).mapToInt(Tokens::hash).toArray();
        Arrays.sort(all);
        return all;
    }

    /** Whether a name of two syllables begins at token {@code i}: three tokens without space. */
    static boolean isGiven(Page page, int i) {
        Tokens tokens = page.tokens;
        if (tokens.first(i + 1) != '-'
                || tokens.spaceBefore(i + 1)
                || tokens.spaceBefore(i + 2)
                || !tokens.isWord(i + 2)
                || tokens.hash(i) == tokens.hash(i + 2)
                || tokens.length(i) + tokens.length(i + 2) < 4) {
            return false;
        }
        byte shape = tokens.shape(i);
        byte second = tokens.shape(i + 2);
        boolean alike = shape == Tokens.CAPITALIZED && (second == Tokens.LOWER || second == Tokens.CAPITALIZED)
                || shape == second && (shape == Tokens.UPPER || shape == Tokens.LOWER);
        boolean plain = Lexicon.word(page.evidence(i)) >= 5 && Lexicon.word(page.evidence(i + 2)) >= 5;
        boolean goesOn =
                tokens.first(i + 3) == '-' && !tokens.spaceBefore(i + 3) && tokens.shape(i + 4) == Tokens.LOWER;
        return alike && !plain && !goesOn && isSyllable(tokens.hash(i)) && isSyllable(tokens.hash(i + 2));
    }

    private static boolean isSyllable(int hash) {
        return Arrays.binarySearch(SYLLABLES, hash) >= 0;
    }
}
