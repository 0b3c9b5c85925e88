/**
 * Words that say that somebody asks, not what about: left out of a question as long as another word of it is known. Short
 * lists of our own; what only one text has is never in them.
 */
const lists: Readonly<Record<string, string>> = {
  en: `a about above after again all also am an and any anybody anyone anything are as at be because been before being but by
    can cannot cant could did do does doing dont each either else even ever every for from get gets getting give go going got had
    happen happens has have having he her here hers him his how i id if ill im in into is isnt it its ive just know let like make
    many may me might mine more most much must my myself need needs no nor not now of off on one only or other our out over own
    please possible really say see shall she should so some somebody someone something still such take tell than that the their
    them then there these they thing things this those to too try under until up us use very want was way we well were what
    whats when where wheres whether which while who whom whose why will with without wont would yes you your yours yourself
    able allowed exactly find help explain there theres hi hello thanks thank offer available`,
  nl: `aan al alle alleen als altijd ander andere ben bent bij bijvoorbeeld ben daar dan dat de deze die dit doe doen door dus
    een eens elk elke en er erg even geen gaan gaat geven ga graag had haar hallo heb hebben hebt heeft heel hem hen het hier hij
    hoe hoeveel hun iemand iets ik in is ja je jij jou jouw jullie kan kun kunnen kunt krijg krijgen krijgt laat maak maar maken me meer men met mezelf mij mijn
    moet moeten moest mag mogen na naar nee niet niets nog nodig nooit nou nu of om omdat ons onze ook op over per precies snel te ten toch toe tot tussen
    u uit uw van vaak veel ver vind vinden voor vraag waar waarom waarmee was wat we weer weet weg wel welk welke wie wij wil willen word worden
    wordt zal ze zei zelf zich zij zijn zo zoals zonder zou zouden moeten help helpen`,
  de: `ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bekomme bekommen bekommt bin
    bis bist bitte da dafur damit dann daran das dass dazu dein deine dem den denn der des dich die dies diese diesem diesen dieser dieses
    dir doch dort du durch ein eine einem einen einer eines er erhalte erhalten erhalt es etwas euch euer fur finde finden findet ganz gar gebe
    geben geht gehen gern gerne gibt habe haben hat hatte hatten helfen hier hilfe hilft ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins
    ist ja jede jeder jedes jemand kann kannst kein keine keinen kommen kommt konnen konnte konnten lasse lassen mache machen macht man mehr mein meine meinem
    meinen meiner meines mich mir mit mochte mochten moglich muss mussen musst nach nein nicht nichts noch nun nur ob oder ohne
    sehr sein seine seinem seinen seiner sich sie sind so soll sollen sollte sollten sowie tun uber um und uns unser unsere unter
    viel viele vom von vor wann war warum was weg welche welchem welchen welcher welches wem wen wenn wer werde werden weiss wie wieder
    wieviel will wir wird wo wofur woher wohin wollen worden wurde zu zum zur zwischen hallo brauche brauchen braucht genau eigentlich gerade bereits schon darf durfen`,
  pl: `a aby ale albo ani bardzo bez bo by byc byl byla bylo chce chcialbym chcialabym ci cie co czego czy czyli dla dlaczego do dostac go
    gdy gdzie i ich ile im inne innych ja jak jaka jaki jakie jakies jego jej jest jestem jesli jezeli juz kazdy kiedy kto ktora
    ktore ktory ktos lub ma mam maja masz mi mna mnie moga moge mogl moj moja moje mojego mojej mozna moze mozesz musi musze my na nad nam nas nasz nic
    nie nich niego niej nim nimi no o od on ona one oni ono oraz po pod prosze potrzebuje przed przez przy robic sa sam
    sie skad soba swoj swoje swojego ta tak taki takie tam te tego tej ten teraz tez to toba trzeba tu ty tych tylko tym u w
    we wiec wiem wszystko wtedy z za ze zeby zrobic powinienem`,
  ro: `a acest aceasta aceste acestea acolo acum ai aici al ale alt alta am ar are as asta ati au avea aveti avem avut ca cand care ce cel
    cei cele cine cit cat cate cati cu cum cumva da daca de deci decat despre din dintre doar dupa ea ei el ele este eu esti face fac faci fara fi fie fost
    ii il imi in inca intr intre ia iar isi iti la le li lor lui mai ma mea mei mele meu mi mie mine mult multe multi
    ne nevoie ni nici nimic noi nostru nu o oare ori pe pentru pana poate pot poti prea prin primesc primi putea s sa sai sale sau se si sint sunt suntem
    sub ta tale te tot toate trebuie tu tau un unde unei unui una unele unii unor va vad vor voi vrea vreau voastra`,
  bg: `а ако ала ами без беше би бих бил била било били бъде в вас ваш ви вие все всеки всички всичко във ги го да дали даде до дори
    друг друга други е един една едно за защо защото и из или им има имам имат искам как каква какво какви какъв като към кога кого
    когато което които кой който която колко къде ли ме мен между ми мога могат може можем ми моето моя моят моите много може му на над нас наш не него
    нещо нея ни ние никой но нужно няма нямам о от още по под получа получи правя прави преди при с са сам само се сега си сме сте съм със свое своя т така такива
    там твой те тези ти то това този той тук тъй тя тях трябва у че чрез ще я какво дължа`,
  uk: `а або абы аби але без би був була було бути в вам вас ваш вже ви вид він від вона вони воно все всі всіх де для до
    його є ж за з зі і із її іх їх й має маю мати мене мені ми мій мною мого моє моєї мої може можна можу можете на нас наш не нема немає нею ні
    них ним но ну о од по при про працює потрібно треба роби робити с сам свій свою себе скільки та так такі там тебе ти тим то тобі того той
    тут у усе хто хочу це цей ця ці цього цієї чи чого чому що щоб щодо я як яка яке який які якщо якого отримати дістати якої коли куди
    что как где когда почему сколько мне мой моя могу можно нужно если ли кто`,
  ru: `а без бы был была было быть в вам вас весь во вот все всё где да для до его ее если есть еще же за и из или им их к как
    какая какие какой когда кто ли меня мне мной могу может можно мой моя моего моей мы на надо нам нас наш не него нет нужно ни но о об он она они от
    по под получить почему при про с сам свой себя сколько со так там те то того тоже только тот ты у уже хочу что чтобы это этот эта эти я`,
  fr: `a ai ainsi alors au aucun aussi aux avec avez avoir c ca ce ceci cela celle celui ces cet cette chez comme comment d dans de des
    dois doit donc dont du elle elles en encore est et etre eu fait faire faut il ils j je l la le les leur lui m ma mais me meme mes moi mon n ne ni
    nos notre nous on ont ou par pas peut peux plus pour pourquoi qu quand que quel quelle quels qui quoi s sa sans se ses si
    son sont suis sur t ta te tes toi ton tous tout tres tu un une veux vos votre vous y a puis je`,
  es: `a al algo ante como con cual cuando cuanto cuanta de debo del desde donde el ella ellos en entre es esa ese eso esta este
    esto estoy fue ha hace hacer hacia han hasta hay he la las le les lo los mas me mi mis mucho muy nada ni no nos o para
    pero poder por porque puede puedo que quien quiero se ser si sin sobre son soy su sus tambien te tengo tener tiene tu un una uno unos y ya yo`,
  it: `a ad ai al alla anche che chi ci come con cosa cui da dal dalla dei del della di dove e ed essere fare gli ha ho i il in io
    la le lei lo loro lui ma mi mia mio ne nel nella no noi non o per perche piu posso puo quale quando quanto quello questa
    questo se sei si sono su sua suo ti tra tu un una uno voglio vuole`,
  pt: `a ao aos as ate com como da das de do dos e ela ele em entre essa esse esta este eu fazer foi ha isso isto ja la lhe mais
    mas me meu minha muito na nao nas no nos o onde os ou para pela pelo por porque posso preciso qual quando quanto que quem se
    sem ser seu sua so sou tambem te tem tenho ter um uma voce`,
  tr: `acaba ama ancak bana bazi ben beni benim bir biri biz bu bunu cok da daha de degil diye en gibi hangi hem her icin ile ise
    iste istiyorum kac kadar kendi ki kim mi miyim misin mu mi nasil ne neden nerede nereye nicin niye o olan olarak oldu olur onun ve veya
    ya yani yok var yapabilirim yapmaliyim almak alabilirim gerekiyor sen siz su`,
  hu: `a abban ahol aki akkor ami amely az azt azok be belul ben de e ebben egy egyik el en ennek es ez ezek ezt fel
    ha hanem hogy hogyan hol honnan hova igen is itt ki kell ki kit le lehet lesz ma mar meg mely mennyi mert mi miert mikor milyen mint
    mit nagyon nekem nem nincs o ok on ott sem szamara tehat tudok ugy vagy vagyok van vannak volt`,
  ar: `من في على الى عن مع هذا هذه ذلك التي الذي هو هي انا نحن انت هل ما ماذا متى اين كيف كم لماذا لا لم لن ان او و ثم قد كان كل
    بعد قبل عند لي لك له لها يمكن يمكنني اريد هناك اذا`,
}

/** The stop words of a language, folded by the same `fold` as the texts; none for a language without a list. */
export function stopWordsOf(language: string, fold: (text: string, language: string) => string[]): ReadonlySet<string> {
  return new Set(fold(lists[language] ?? '', language))
}
