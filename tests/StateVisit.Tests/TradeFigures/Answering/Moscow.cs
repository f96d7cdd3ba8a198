using System.Globalization;
using StateVisit.TradeFigures;
using StateVisit.TradeFigures.Answering;
using StateVisit.TradeFigures.Observing;
using StateVisit.TradeFigures.V1;

namespace StateVisit.Tests.TradeFigures.Answering;

/// <summary>
/// The trade of China with Russia as it was collected around the visit of March 2023, with the source of every figure.
/// Days of publication are known for few rows. For those of China Customs it is assumed that they came out on the 13th of the
/// month after the period; rows of UN Comtrade and of a diplomat stay without a day.
/// </summary>
internal static class Moscow
{
    public const string Gacc = "China Customs (GACC)";
    public const string Comtrade = "UN Comtrade, reporter China";

    public static readonly TradePair Pair = TradePair.Find("tradePairs/CN-RU")!.Value;
    public static readonly DateOnly EveOfTheVisit = new(2023, 3, 20);

    public static readonly IReadOnlyDictionary<long, Dataset> Datasets = Cells.Datasets(
        Cells.Dataset(1, "Collected table"),
        Cells.Dataset(2, Comtrade)
    );

    public static readonly IReadOnlyList<Cell> Annual = Read(
        """
        2000-01..12|total|8000000000|10000000|GACC|recalled|||memory
        2002-01..12|total|11920000000|10000000|GACC|reported|||http://english.china.org.cn/english/NBA/75687.htm
        2003-01..12|total|15760000000|10000000|GACC|recalled|||memory
        2004-01..12|total|21230000000|10000000|GACC|recalled|||memory
        2005-01..12|total|29000000000|1000000000|China Customs (GACC) assumed|reported|||http://big5.cctv.com/gate/big5/www.cctv.com/program/bizchina/20061107/103647.shtml
        2006-01..12|total|33390000000|10000000|GACC|recalled|||memory
        2007-01..12|total|48170000000|10000000|GACC|recalled|||memory
        2008-01..12|total|56830000000|10000000|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-01..12|total|38800000000|10000000|GACC|recalled|||memory
        2010-01..12|total|59340000000|10000000|Russian Federal Customs Service (FCS)|reported|2011-08-27||http://news.windowstorussia.com/china-russia-trade-to-exceed-usd-70-bln-in-2011.html
        2010-01..12|export|29612073703|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2010-01..12|import|25913993644|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2011-01..12|export|38903017967|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2011-01..12|import|40362599801|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2011-01..12|total|80000000000|1000000000|not named (Xinhua)|reported|2012-04-07||http://m.hxen.com/englishnews/nation/2012-04-07/175821.html
        2012-01..12|export|44056551091|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2012-01..12|import|44138278872|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2013-01..12|total|89210000000|10000000|Chinese diplomat, GACC assumed|reported|||https://estiw.ru/news/customs/274/za_i_polugodie_rossiisko_kitaiskii_tovarooborot_viros_na_33
        2013-01..12|export|49591171963|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2013-01..12|import|39667828205|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2014-01..12|total|95280000000|10000000|GACC|reported|||http://finomenov.ru/economy/133363-torgovyy-oborot-mezhdu-rossiey-i-kitaem-sokratilsya-na-tret.html
        2014-01..12|export|53676944136|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2014-01..12|import|41593505497|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2015-01..12|export|34756877250|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2015-01..12|import|33258662857|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2016-01..12|export|37297000000|1000000|GACC|reported|||https://www.kommersant.ru/doc/3189443
        2016-01..12|import|32228000000|1000000|GACC|reported|||https://www.kommersant.ru/doc/3189443
        2016-01..12|total|69525000000|1000000|GACC|reported|||https://www.kommersant.ru/doc/3189443
        2016-01..12|export|37339600736|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2016-01..12|import|32260147552|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2017-01..12|export|42880000000|10000000|GACC|reported|||https://glavportal.com/materials/tovarooborot-rossii-i-kitaya-vyros-v-2017-godu-na-20
        2017-01..12|import|41200000000|100000000|GACC|reported|||https://glavportal.com/materials/tovarooborot-rossii-i-kitaya-vyros-v-2017-godu-na-20
        2017-01..12|total|84070000000|10000000|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2017-01..12|export|42830599817|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2017-01..12|import|41390293056|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2018-01..12|export|48005202953|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2018-01..12|import|58886549221|1|UN Comtrade, reporter China|sum|||https://github.com/shjain6670/IBE-Project---China
        2019-01..12|export|49700000000|100000000|GACC|reported|||http://www.segodnia.ru/news/223308
        2019-01..12|import|61050000000|10000000|GACC|reported|||http://www.segodnia.ru/news/223308
        2019-01..12|total|110750000000|10000000|GACC|reported|||http://www.segodnia.ru/news/223308
        2020-01..12|export|50580000000|10000000|GACC|reported|||https://rueconomics.ru/490373-rossiya-i-kitai-sokratili-tovarooborot-po-itogam-2020-goda
        2020-01..12|import|57180000000|10000000|GACC|reported|||https://rueconomics.ru/490373-rossiya-i-kitai-sokratili-tovarooborot-po-itogam-2020-goda
        2020-01..12|total|107760000000|10000000|GACC|reported|||https://rueconomics.ru/490373-rossiya-i-kitai-sokratili-tovarooborot-po-itogam-2020-goda
        2021-01..12|total|146887000000|1000000|GACC|reported|||https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html
        2022-01..12|export|76120000000|10000000|GACC|reported|||https://en.vestikavkaza.ru/material/158684
        2022-01..12|import|114150000000|10000000|GACC|reported|||https://en.vestikavkaza.ru/material/158684
        2022-01..12|total|190270000000|10000000|GACC|reported|||https://en.vestikavkaza.ru/material/158684
        2022-01..12|total|190271000000|1000000|GACC|reported|2023-07-13||https://sputnikglobe.com/20230713/china-russia-trade-up-406-to-11454bln-in-first-half-of-2023-1111846084.html
        2022-01..12|total|185000000000|1000000000|President of Russia (FCS assumed)|reported|2023-03-21||http://en.kremlin.ru/events/president/transcripts/70750/print
        2022-01..12|export|76122649188|1|UN Comtrade, reporter China|reported|||https://github.com/nikolinanikolovska/Economic-Analysis-Trade-ML
        2022-01..12|import|114148970877|1|UN Comtrade, reporter China|reported|||https://github.com/nikolinanikolovska/Economic-Analysis-Trade-ML
        2023-01..12|export|110970000000|10000000|GACC|recalled|||memory
        2023-01..12|import|129140000000|10000000|GACC|recalled|||memory
        2023-01..12|total|240110000000|10000000|GACC|reported|||https://tass.com/economy/1826171
        2024-01..12|export|115490000000|10000000|GACC|reported|||https://bne.eu/russo-china-trade-turnover-rises-1-9-to-244-81bn-in-2024-361098
        2024-01..12|import|129320000000|10000000|GACC|reported|||https://bne.eu/russo-china-trade-turnover-rises-1-9-to-244-81bn-in-2024-361098
        2024-01..12|total|244810000000|10000000|GACC|reported|||https://bne.eu/russo-china-trade-turnover-rises-1-9-to-244-81bn-in-2024-361098
        2025-01..12|total|228105000000|1000000|GACC|reported|||https://motor.ru/news/v-rossiyu-rezko-snizilis-postavki-avtomobilei-iz-kitaya-11-02-2026.htm
        """
    );

    public static readonly IReadOnlyList<Cell> WithinYears = Read(
        """
        2002-01..08|export|1990000000|0|GACC|reported|||http://en.people.cn/200210/02/eng20021002_104315.shtml
        2002-01..08|import|5640000000|0|GACC|reported|||http://en.people.cn/200210/02/eng20021002_104315.shtml
        2002-01..08|total|7640000000|0|GACC|reported|||http://en.people.cn/200210/02/eng20021002_104315.shtml
        2003-01..08|total|9510000000|0|GACC|reported|||http://english.china.org.cn/english/NBA/75687.htm
        2006-01..09|total|24600000000|0|GACC|reported|||http://big5.cctv.com/gate/big5/www.cctv.com/program/bizchina/20061107/103647.shtml
        2009-01..09|export|12010000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-01..09|import|16030000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-01..09|total|28040000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-09..09|export|1770000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-09..09|import|2300000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2009-09..09|total|4070000000|0|GACC|reported|||http://clv-development.org/Pages/tinbai.aspx?idTin=9275&idcm=135
        2010-01..04|export|7100000000|0|GACC|reported|||http://abrasivesunion.com/information/show_detail/3959
        2010-01..04|import|9140000000|0|GACC|reported|||http://abrasivesunion.com/information/show_detail/3959
        2010-01..04|total|16200000000|0|GACC|reported|||http://abrasivesunion.com/information/show_detail/3959
        2014-01..06|total|44540000000|0|GACC|reported|||https://estiw.ru/news/customs/274/za_i_polugodie_rossiisko_kitaiskii_tovarooborot_viros_na_33
        2015-01..01|export|2800000000|0|GACC|reported|||http://finomenov.ru/economy/133363-torgovyy-oborot-mezhdu-rossiey-i-kitaem-sokratilsya-na-tret.html
        2015-01..01|import|2500000000|0|GACC|reported|||http://finomenov.ru/economy/133363-torgovyy-oborot-mezhdu-rossiey-i-kitaem-sokratilsya-na-tret.html
        2015-01..01|total|5300000000|0|GACC|reported|||http://finomenov.ru/economy/133363-torgovyy-oborot-mezhdu-rossiey-i-kitaem-sokratilsya-na-tret.html
        2017-01..05|total|32390000000|0|GACC|reported|||https://1prime.ru/20170629/827620996.html
        2017-01..09|export|31370000000|0|GACC|reported|||http://to-ros.info/?p=53906
        2017-01..09|import|29990000000|0|GACC|reported|||http://to-ros.info/?p=53906
        2017-01..09|total|61370000000|0|GACC|reported|||http://to-ros.info/?p=53906
        2018-01..04|export|13910700000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2018-01..04|import|17287900000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2018-01..04|total|31198700000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2018-04..04|export|3624900000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2018-04..04|import|4490900000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2018-04..04|total|8115800000|0|GACC|reported|||http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html
        2021-01..03|export|13060000000|0|GACC|reported|||https://www.vesti.ru/article/2550124
        2021-01..03|import|16200000000|0|GACC|reported|||https://www.vesti.ru/article/2550124
        2021-01..03|total|29260000000|0|GACC|reported|||https://www.vesti.ru/article/2550124
        2021-01..06|export|28946000000|0|GACC|reported|||https://medichub.net/news/rossiysko-kitayskiy-tovarooborot-vyros-v-i/1045518
        2021-01..06|import|34129000000|0|GACC|reported|||https://medichub.net/news/rossiysko-kitayskiy-tovarooborot-vyros-v-i/1045518
        2021-01..06|total|63000000000|0|GACC|reported|||https://medichub.net/news/rossiysko-kitayskiy-tovarooborot-vyros-v-i/1045518
        2021-01..10|export|52900000000|0|GACC|reported|||https://kommersant.ru/doc/5063490
        2021-01..10|import|62800000000|0|GACC|reported|||https://kommersant.ru/doc/5063490
        2021-01..10|total|115600000000|0|GACC|reported|||https://kommersant.ru/doc/5063490
        2022-01..03|export|16440000000|0|GACC|reported|||https://russian.cri.cn/news/interList/382/20220413/771223.html
        2022-01..03|import|21730000000|0|GACC|reported|||https://russian.cri.cn/news/interList/382/20220413/771223.html
        2022-01..03|total|38170000000|0|GACC|reported|||https://russian.cri.cn/news/interList/382/20220413/771223.html
        2022-01..05|export|24560000000|0|GACC|reported|||https://vkrizis.info/world/rossiya-i-kitaj-uvelichili-tovarooborot-pochti-na-30-za-pyat-mesyaczev-2022-goda
        2022-01..05|import|41250000000|0|GACC|reported|||https://vkrizis.info/world/rossiya-i-kitaj-uvelichili-tovarooborot-pochti-na-30-za-pyat-mesyaczev-2022-goda
        2022-01..05|total|65810000000|0|GACC|reported|||https://vkrizis.info/world/rossiya-i-kitaj-uvelichili-tovarooborot-pochti-na-30-za-pyat-mesyaczev-2022-goda
        2022-01..06|export|29550000000|0|GACC|reported|||https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html
        2022-01..06|import|51125000000|0|GACC|reported|||https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html
        2022-01..06|total|80675000000|0|GACC|reported|||https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html
        2022-01..07|export|36300000000|0|GACC|reported|||https://newssummedup.com/ (Kommersant, 7 Aug 2022)
        2022-01..07|import|61450000000|0|GACC|reported|||https://newssummedup.com/ (Kommersant, 7 Aug 2022)
        2022-01..07|total|97700000000|0|GACC|reported|||https://newssummedup.com/ (Kommersant, 7 Aug 2022)
        2022-01..09|export|52244000000|0|GACC|reported|||https://imparcialnews.com.br/?p=56219
        2022-01..09|import|83845000000|0|GACC|reported|||https://imparcialnews.com.br/?p=56219
        2022-01..09|total|136089000000|0|GACC|reported|||https://imparcialnews.com.br/?p=56219
        2023-01..03|export|24073000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-01..03|import|29772000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-01..03|total|53845000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-03..03|export|9044000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-03..03|import|11020000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-03..03|total|20064000000|0|GACC|reported|||https://dzen.ru/a/ZDevlAVoDBX7eYpZ
        2023-01..05|export|42960000000|0|GACC|reported|||https://www.cna.al/english/kosova-bota/tregtia-mes-kines-dhe-rusise-ne-rritje-eksportet-ne-rritje-ne-vitin--i363823
        2023-01..05|total|93800000000|0|GACC|reported|||https://www.cna.al/english/kosova-bota/tregtia-mes-kines-dhe-rusise-ne-rritje-eksportet-ne-rritje-ne-vitin--i363823
        2023-01..06|export|52284000000|0|GACC|reported|||https://sputnikglobe.com/20230713/china-russia-trade-up-406-to-11454bln-in-first-half-of-2023-1111846084.html
        2023-01..06|import|62263000000|0|GACC|reported|||https://sputnikglobe.com/20230713/china-russia-trade-up-406-to-11454bln-in-first-half-of-2023-1111846084.html
        2023-01..06|total|114547000000|0|GACC|reported||40.6|https://sputnikglobe.com/20230713/china-russia-trade-up-406-to-11454bln-in-first-half-of-2023-1111846084.html
        2023-01..07|export|62545000000|0|GACC|reported|||https://sciencexxi.com/tovarooborot-mezhdu-rossiey-i-kitaem-uvelichilsya-na-36-5/
        2023-01..07|import|71559000000|0|GACC|reported|||https://sciencexxi.com/tovarooborot-mezhdu-rossiey-i-kitaem-uvelichilsya-na-36-5/
        2023-01..07|total|134100000000|0|GACC|reported|||https://sciencexxi.com/tovarooborot-mezhdu-rossiey-i-kitaem-uvelichilsya-na-36-5/
        2023-01..08|export|71800000000|0|GACC|reported|||https://tass.com/economy/1670973
        2023-01..08|import|83300000000|0|GACC|reported|||https://tass.com/economy/1670973
        2023-01..08|total|155100000000|0|GACC|reported|||https://tass.com/economy/1670973
        2023-01..09|export|81400000000|0|GACC|reported|||https://en.sputniknews.africa/20231013/china-russia-trade-in-first-nine-months-of-2023-up-295-to-1764-bln-chinese-customs-1062751775.html
        2023-01..09|import|94900000000|0|GACC|reported|||https://en.sputniknews.africa/20231013/china-russia-trade-in-first-nine-months-of-2023-up-295-to-1764-bln-chinese-customs-1062751775.html
        2023-01..09|total|176400000000|0|GACC|reported|||https://en.sputniknews.africa/20231013/china-russia-trade-in-first-nine-months-of-2023-up-295-to-1764-bln-chinese-customs-1062751775.html
        2023-01..10|export|90080000000|0|GACC|reported|||https://menafn.com/1107391518/Russia-China-trade-increases-while-Chinas-foreign-trade-faces-challenges
        2023-01..10|import|106400000000|0|GACC|reported|||https://menafn.com/1107391518/Russia-China-trade-increases-while-Chinas-foreign-trade-faces-challenges
        2023-01..10|total|196480000000|0|GACC|reported|||https://menafn.com/1107391518/Russia-China-trade-increases-while-Chinas-foreign-trade-faces-challenges
        2023-01..11|export|100330000000|0|GACC|reported|||https://vinachem.com.vn/content/market-and-product-vnc/china-russia-trade-in-january-november-2023-up-26-7-to-record-218-17-billion.html
        2023-01..11|import|117840000000|0|GACC|reported|||https://vinachem.com.vn/content/market-and-product-vnc/china-russia-trade-in-january-november-2023-up-26-7-to-record-218-17-billion.html
        2023-01..11|total|218170000000|0|GACC|reported|||https://vinachem.com.vn/content/market-and-product-vnc/china-russia-trade-in-january-november-2023-up-26-7-to-record-218-17-billion.html
        2024-01..02|export|16808000000|0|GACC|reported|||https://sputnikglobe.com/20240307/china-russia-trade-in-january-february-2024-up-to-3701bln-1117180822.html
        2024-01..02|import|20202000000|0|GACC|reported|||https://sputnikglobe.com/20240307/china-russia-trade-in-january-february-2024-up-to-3701bln-1117180822.html
        2024-01..02|total|37010000000|0|GACC|reported|||https://sputnikglobe.com/20240307/china-russia-trade-in-january-february-2024-up-to-3701bln-1117180822.html
        2024-01..07|export|61640000000|0|GACC|reported|||https://tass.com/economy/1826171
        2024-01..07|import|75030000000|0|GACC|reported|||https://tass.com/economy/1826171
        2024-01..07|total|136670000000|0|GACC|reported|||https://tass.com/economy/1826171
        2025-01..09|export|73600000000|0|GACC|reported|||https://lenta.ru/news/2025/10/13/ob-emy-torgovli-rossii-i-kitaya-zametno-upali/
        2025-01..09|import|90050000000|0|GACC|reported|||https://lenta.ru/news/2025/10/13/ob-emy-torgovli-rossii-i-kitaya-zametno-upali/
        2025-01..09|total|163600000000|0|GACC|reported|||https://lenta.ru/news/2025/10/13/ob-emy-torgovli-rossii-i-kitaya-zametno-upali/
        2026-01..02|export|18294000000|0|GACC|reported|||https://1prime.ru/20260310/tovarooborot-868164958.html
        2026-01..02|import|20750000000|0|GACC|reported|||https://1prime.ru/20260310/tovarooborot-868164958.html
        2026-01..02|total|39044000000|0|GACC|reported|||https://1prime.ru/20260310/tovarooborot-868164958.html
        """
    );

    public static readonly IReadOnlyList<Target> Targets =
    [
        .. Lines(
                """
                2003-09-22|Russian trade representative in China, on behalf of both presidents|20000000000|2007|target|annual trade, within three or four years|http://english.china.org.cn/english/NBA/75687.htm
                2006-11-07|not named|50000000000|2009|target|annual trade|http://big5.cctv.com/gate/big5/www.cctv.com/program/bizchina/20061107/103647.shtml
                2011-08-27|both governments|100000000000|2015|target|annual trade|http://news.windowstorussia.com/china-russia-trade-to-exceed-usd-70-bln-in-2011.html
                2011-08-27|both governments|200000000000|2020|target|annual trade|http://news.windowstorussia.com/china-russia-trade-to-exceed-usd-70-bln-in-2011.html
                2018-01-01|both presidents|200000000000|2024|target|annual trade, double the level of 2018|https://sputnikglobe.com/20240307/china-russia-trade-in-january-february-2024-up-to-3701bln-1117180822.html
                2022-02-04|Xi Jinping (per Peskov)|250000000000|0|target|annual trade|https://imparcialnews.com.br/?p=56219
                2023-02-22|Vladimir Putin|200000000000|2024|target|annual trade|http://en.special.kremlin.ru/catalog/countries/CN/events/70573
                2023-03-21|Vladimir Putin|200000000000|2023|forecast|may be passed this year|http://en.kremlin.ru/events/president/transcripts/70750/print
                2023-03-21|both presidents||2030|target|significantly larger trade in goods and services|https://obor.nea.gov.cn/detail2/19058.html
                2024-05-19|Deputy Minister Dmitry Volvach|300000000000|2030|target|annual trade|https://vstime.ru/mezhdu-rossiej-i-kitaem-otmechen-rost-tovarooborota/?doing_wp_cron=1718967433.3976340293884277343750
                """
            )
            .Index()
            .Select(line => ToTarget(line.Index, line.Item)),
    ];

    public static Knowledge Known(DateOnly? asOf = null) => new([.. Annual, .. WithinYears], Datasets, asOf);

    private static IReadOnlyList<Cell> Read(string table) =>
        [.. Lines(table).Index().Select(line => ToCell(line.Index + 2, line.Item))];

    private static IEnumerable<string[]> Lines(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'));

    private static Cell ToCell(int line, string[] row)
    {
        var year = int.Parse(row[0][..4], CultureInfo.InvariantCulture);
        var first = int.Parse(row[0][5..7], CultureInfo.InvariantCulture);
        var last = int.Parse(row[0][9..], CultureInfo.InvariantCulture);
        var days = new Days(new(year, first, 1), Days.Month(year, last).Last);
        var source = row[4] == "GACC" ? Gacc : row[4];
        return Cells.Of(
            days,
            row[1] switch
            {
                "import" => Flow.Import,
                "export" => Flow.Export,
                _ => Flow.Total,
            },
            double.Parse(row[2], CultureInfo.InvariantCulture)
        ) with
        {
            Dataset = source == Comtrade ? 2 : 1,
            Line = line,
            Precision = Money.Of(double.Parse(row[3], CultureInfo.InvariantCulture)),
            Formation = row[5] switch
            {
                "sum" => Formation.SumOfCommodities,
                "recalled" => Formation.Recalled,
                _ => Formation.Reported,
            },
            PublishedOn =
                row[6].Length > 0 ? DateOnly.ParseExact(row[6], "yyyy-MM-dd", CultureInfo.InvariantCulture)
                : source == Gacc ? days.Last.AddDays(13)
                : null,
            StatedGrowth = row[7].Length > 0 ? double.Parse(row[7], CultureInfo.InvariantCulture) : null,
            Citation = new(source, row[8], ""),
        };
    }

    private static Target ToTarget(int index, string[] row)
    {
        var target = new Target
        {
            Name = $"targets/t{index}",
            Pair = Pair.Name,
            Kind = row[4] == "forecast" ? TargetKind.Forecast : TargetKind.Target,
            StatedOn = row[0],
            StatedBy = row[1],
            Year = int.Parse(row[3], CultureInfo.InvariantCulture),
            Condition = row[5],
        };
        if (row[2].Length > 0)
            target.Amount = double.Parse(row[2], CultureInfo.InvariantCulture);
        return target;
    }
}
