/**
 * Digits that are no figures: numbers of headings, names that hold digits, articles of law, page lines. Blanked out before
 * any rule looks, in this order.
 */
export const NOT_FIGURES: readonly RegExp[] = [
  // A paragraph's own number, also where a year follows it (3.2026年), and the numbers of items inside a paragraph.
  /^[ \u3000]*(?:\d{1,3}[.、](?!\d)|\d{1,3}[.、](?=20[\dxX×*_]{2}(?!\d)))/gm,
  /(?<=[；;。：:][ \u3000]?)\d{1,2}(?:[.、](?!\d)|[)）])/g,
  /[(（]\d{1,2}[)）]/g,
  // Footnote marks, web addresses, mail, page lines, telephone numbers.
  /[[［〔]\d{1,3}[\]］〕](?![ \u3000]?\d)/g,
  /(?:https?:\/\/|www\.)[^\s，。；）]+|(?<![\w.-])[\w.-]+@[\w.-]+/g,
  /第[ \u3000]?\d+[ \u3000]?页(?:[ \u3000]?[,，/]?[ \u3000]?共[ \u3000]?\d+[ \u3000]?页)?/g,
  /(?:电话|传真|手机|邮编|邮政编码|联系方式)[：: ]{0,2}[\d-]{5,}(?:[、，/][ \u3000]?[\d-]{5,})*/g,
  /(?<!\d)(?:1[12]\d|12\d{3}|96\d{3,4})(?=(?:政务|便民|市民|公共|服务|政府|消费者|环保|投诉|举报|紧急|医疗|应急)*(?:热线|平台|专线|电话|报警|接警|接处警|急救|指挥中心|客服)|(?:举报|来电|接听|接线|受理))/g,
  /[“"](?:1[12]\d|12[34]\d{2})[”"](?=(?:政务|便民|市民|公共|服务|热线|平台|专线|电话|报警|接警|接处警|急救|举报|投诉|诉求|工单|派单|来电))/g,
  // Articles of law, and the numbers that name a thing: 第3条, 3号线, 1号文件.
  /第[ \u3000]?\d+[ \u3000]?(?:条|款|章|节|号|版|页)/g,
  /(?<![\d〕\]）)〔号][ \u3000]?)\d{1,3}(?:号线|号楼|号文件|号公路|号泵站|号机组|号院|号井|号地块)/g,
  /(?<![\d.])[A-Z]?\d{2,3}(?=国道|省道|县道|乡道)/g,
  /(?:国道|省道|县道|乡道)[ \u3000]?[A-Z]?\d{1,4}(?!\d|[ \u3000]?[条公])/g,
  // Accidents and days that are called by their date: “1·24”事故, 12·4国家宪法日, “3.15”晚会.
  /(?<!\d)\d{1,2}[ \u3000]?[·•・][ \u3000]?\d{1,2}(?!\d)/g,
  /[“"]\d{1,2}\.\d{1,2}[”"](?=[\u4e00-\u9fff]{0,6}(?:事故|事件|案|地震|火灾|晚会|讲话|精神|活动))/g,
  // Versions and classes: 3.0版, 2.0行动计划, 30万吨级航道, 100亿元级园区.
  /(?<![\d.])\d{1,2}\.\d(?=[ \u3000]?(?:版|行动|计划|工程|时代|改革|模式|系统|平台|升级|建设|阶段|[”"]))/g,
  /[Vv][ \u3000]?\d+(?:\.\d+)+/g,
  /(?<![\d.])\d+(?:\.\d+)?[ \u3000]?[十百千万亿]{0,2}(?:吨|公里|米|千瓦|兆瓦|元|亿|万)级(?!别)/g,
  // Circles named by their time: 1小时交通圈, 15分钟生活圈.
  /(?<!\d)\d+[ \u3000]?(?:小时|分钟)[\u4e00-\u9fff]{0,8}圈/g,
  // 14亿 is the nation, not a count.
  /(?:近|超)?14[ \u3000]?亿多?(?=中国|人民|人口|各族|同胞|国人|中华)/g,
  // A voltage is the class of a line, not a quantity: 110千伏变电站.
  /(?<![\d.])\d+[ \u3000]?(?:千伏(?!安)|kV(?!A))/g,
  // A survey that is called by its share: 全国1%人口抽样调查.
  /(?<![\d.])\d+[%‰](?=人口(?:变动)?(?:情况)?(?:抽样)?调查)/g,
  // Rankings by their list: 世界500强, 民企100强.
  /(?<!\d)\d{2,3}强/g,
  /双1[12](?!\d)/g,
  // Checksums and other strings of a machine's.
  /(?<![0-9A-Za-z])(?=\d*[A-Za-z])(?=[A-Za-z]*\d)[0-9A-Za-z]{12,}/g,
  // Standards by their year: DB3201/T 118—2025, GB 5749—2022.
  /(?<![A-Za-z])[A-Z]{2,4}\d{0,4}(?:\/[A-Z]{1,3})?[ \u3000]?\d+(?:\.\d+)*(?:[-–]|—{1,2})(?:19|20)\d{2}(?!\d)/g,
  // PM2.5, C919, T5航站楼, GB/T 9704-2012; but not GDP1200亿元.
  /PM_?(?:2\.5|10|₂\.₅)/g,
  /(?<![A-Za-z])(?![xX]+(?![A-Za-z])|(?:RMB|CNY|USD|HKD|EUR)[ \d])[A-Za-z]+(?:\/[A-Za-z]+)*[-\s]?\d+(?:[.:-]\d+)*(?![\d.]*[ \u3000]?(?:[%‰万亿元倍个家台套人名件项条座辆篇处余多]|(?:mg|μg|kg|g|km|mm|MPa|kPa|MW|kW|kWh|dB|NTU|mmHg)(?![A-Za-z])))/g,
]
