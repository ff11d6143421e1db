"""Note page moves."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "page_move" (
"page_id" CHAR(36) NOT NULL PRIMARY KEY,
"version" BIGINT NOT NULL,
"xid" BIGINT NOT NULL
) /* On PostgreSQL, the transaction that last raised a page's version; nodes look for new ones. */;
CREATE INDEX IF NOT EXISTS "idx_page_move_xid_fa77ea" ON "page_move" ("xid");
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "page_move" (
"page_id" UUID NOT NULL PRIMARY KEY,
"version" BIGINT NOT NULL,
"xid" BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS "idx_page_move_xid_fa77ea" ON "page_move" ("xid");
COMMENT ON TABLE "page_move" IS 'On PostgreSQL, the transaction that last raised a page''s version; nodes look for new ones.';
""",
}

DOWNGRADE = {
    "sqlite": """
DROP TABLE IF EXISTS "page_move";
""",
    "postgres": """
DROP TABLE IF EXISTS "page_move";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z27i1/isYf9ndGcUTv2426dwZJ8123U3ivXFy25m2Q0MkJKKmCJYALavt/vcLgK"
    "TEF5AiKFKiGHxJbBEHlB+A4DnPefvPyYI4yKOnN7ZNIp+dvAb/OfHhAvEfipcm4AQGweaC"
    "+IDBqSfHwsygKWUhtMVcM+hRxD9yELVDHDBMfDH4zkcAvVhA7AHoOCGiFDAXMmBDH1A89w"
    "H2AfQdQJY+COAc0VMxr0NsPjH25+2niHz8rwhZjMwRc1HIJ/rbP/jH2HfQM6Lpr8GjNcPI"
    "c3JgYEdMID+32CqQn339evvHn+VI8fWmlk28aOFvRgcr5hJ/PTyKsHMqZMS1OfJRCBlyMj"
    "D5keclgKYfxd+Yf8DCCK2/qrP5wEEzGHkC7JM/zCLfFhgDvk6nNgnRKXboqY+WFnb+J/mO"
    "mfGW9enui3X//otlnZQWSXyXAujJRzbxxQJjnwnE/vN7PO8GGfnpibjBu19uPn9/cf2DxI"
    "JQNg/lRYnbye9SEDIYi0r0N3AjsbRlxN+5MFQjvhYogM6/aj9wpwD1AOnJAj5bHvLnzOW/"
    "nl9d1mD8fzefJcx8lMSZ8EcvfiQ/JZfO42sC7w2+AaR0SULHciF1dXAuCXaDd/rBBvDN2X"
    "EAxK8aIX5Vg/hVEXHK+HkkvoMG2FmZ/eF8MifE6eu4yCN9dt0A6LPrSpzFpTzM2Offecos"
    "in0blbF+i+e3Pqs4tIuiBchx/H7bAnlyUAxmZ8/Fl3jx0/n5xcWP5y8vrl9dXf7449Wrl6"
    "/4WPmFy5d+rFmUt7d/uv30Jb8e4oPSZp/NrJB4iiWo3e4ZqT1u+P1s9lcN9vqryq3+qrjT"
    "5RvPekIh5hM6FmR6u10pbnZ82x3PgaTii2qtQUaoFfKtdvvZqHC3QyTw0d7+ebn9oT+KjS"
    "+spNljRnEXH0yh/biEXDPMXcm+mZ8wg+KPooqlSoR//vUz8uQgxbIkBunteqIjXKTf042Y"
    "fpocoLlNvUCLKT8adoPpo5xk5BC5ODAw1cBEEaW7P3H38SxjBUkSRLsh9BufYqzwuISyHe"
    "H5hU8xVni4tYgd5O8K0W0yzZhgEmoBOSdVikL50uJ8UfwE+vzRcpJ7izultDRjaBGoGevk"
    "0qSWsc4MasRYM5djwP8ubi0BwbH6a+Z5FpIFgMBHbEnCx9f8x5Qlm/CfBR39IgrEjx7iNw"
    "0BpI98jhkJ1bx2XzfqmP2upVJU/LdCq05Mx+EysXu0aarJcLE1S/BX0yjJ8BESs30wKAd0"
    "MpSxLTt19kNN9eJjSI4pHYAzImOD+LoJwtfVAF+X8NWlPPqlOsZ5LGswHX0qOxnKQ6Hv5A"
    "mRapUH58dt1XpugODiAZnNUMj1CEYyusgbrqagVM+wYci1FQowo1IL4YOxUElsG/HJhDID"
    "H+VlAJdwVdZ6+ryRQuv5WzZcIT7T/2HiAEwcwNDVn17e0rpOuv27545VvTSuiQP7hpJT3t"
    "I7s/NSXZ7dh1Wa2h/QJSWoBHEZ35/5a4e/oH9FK4nyrS9iWZRhFeUww6PEtcR+8Y9DuFyr"
    "EIV9RUSwCddq4tP25v7dzR/fn/x+GO0ycYEoNMuNc6Raq1xsxjTQKAMUUuJ/R2OND/uAkg"
    "WaEmcF+LyIf57ApFIStWS36X3xZEbxG6jiZ9QSo5YYtcSoJbXHR8aFK09zTUhzQgZRo+jt"
    "T9Er712D7HZkcw/skDToNEBGoUJnYmeqdWiaGdRAiZaeXuzH1KhNyCNGwCX8i8oPGHlE/k"
    "S4kYWmvJRk6f0vNy/Or65VWvVuk5mUqiEd4HUatVxJi7qQL52OZl2UG12CVfeeOaNiHzr/"
    "BPEtq4t+RshA3xp65DtUPxllI2Sgb29Yxh5TncM9IzK6fKvuz/WIotDiGqDKDqrGOC81Op"
    "i5WtDIK1mdxSmvFQ7wyCH6B/hGyCSytX51RkFAQma1e4WWhc1KtE4pxGjJv5UmqZWX2sFe"
    "GtgadMMTpuhEPlPFldQmaxZFzc42DLjhaweP6xE75m8iB7P3PgtXJ6o0l83VSW2mixhnof"
    "XArQTjX1wCHOyApaioxIj8fwKWIWYMycpKkhgMoU9hTI6RmfyI/1YmGHedzGStDPpQr8ta"
    "MYd8525Ofk7oOjk3Ir0qg8cH5rDyJ74JtY+R0Hrkf7MWRZWTMvE9BfKkFN8T46U6JLZhrD"
    "wljp+gujhvAPDFeSXC4pIKYvmbNsip1Ohg7iU7waS+JuhevmwA7uXLSmzFpTy0DIZcpdby"
    "BK8lRrd5u/cVOIgpU5f+fH/3SQ3vRqIAr4NtBv4LPNxfEY1MpMM0wh7DPj0Vtz1EjINASM"
    "y8oPRfXhbm7z/e/LW4Au8+3L0t6npigrfGN9b/fh9Iduydb6N3HsSLEwVLsrk4qSNJCB9m"
    "2etx24OwfHDroEVAGPLt1Ytf0eo1kOLIAVM0IyFKWYwJmGHPE5mqfvrRd1QWps6wHorArB"
    "5uoMyJoNH0nyh+bz6i1W4JEYZd2Re7klm1pudZRmSEClL3b3DxNGjAmwwfIbS91MMWeVst"
    "ohELYiNEu/uNTCJmEz1bNSPSCuKhuTl7RthDkKI2TuWCoCEXW5OLw465HaeCMhD9XxbfVK"
    "j+aVHOaq0/SEc0qgBIGWQRlf1k3oCHpHj3AwgxRRQsMXMB4h+ugO1Cf47i/jOhw4fJrIkg"
    "mnILXtT2U5f962z2v/t/9+9FKX1AIxogPg4zPqMrVpbbDQ8AU/BAPcIe+ATgIfAgv83SxS"
    "KnmoElFNPxcWBBfLSaiCu2C6BHRMsd34kb7Zjcj54e3n5yP3Sp6v2T1Ht7+Z+9bMKk8lHV"
    "TUdelrhU6kV6jV2S8ePLpbloolpdVKtWFyXVCk6TU7spj7qRMDxq5zwqP+hVR0n1aqwFzG"
    "J0vxh4gax/8xezlhcnK7RHYvvrl3fHxG3njneXLK0oEMgpjAtCuBXnVxz0eckC3FMu2hfe"
    "6Ttgv9v87d3dh9w2f3tbsBw+ff349j1/wUr4+SDMKgw6Cd2MEBYXF9IFfSNpQG8Oehx8xy"
    "2tCKqYjDrUi6J7hH39ydHivkR47qpaCFS/WDMi5tXa+asVU0ua1LbmU5CTM4+AznkfkxVI"
    "5VasPe2zcgZxDcRTRkhHe8zKjM8z0HWDgecA8zNGPx0+J2fyzNr6BExTRuOL+SY3vsm9MQ"
    "mWY0mwPEQjuoG9PauALpjui4D4uzeie5fOc4SnbSOg9t+w7xi30yNaddAT89c4KG4s26jv"
    "KIaP5AmdVEQyyGuTbdEM1iId1iCkAfwWv/Lu//fDpJSHLdz8wIOUAQ4BRY7sNjgXZdYTDf"
    "kN8Pl3oMAj5FEGDPhoCfjJQVXxDX3dSgQ73DJAIubhp6QzkJCdyGFQygEXUpF67iEYJjeL"
    "byAiIeZ8ml2jGQ6WlrtbXIO8k/jn8sjCGY7HrhudZfGsG/b/3DTuf/j67jcXWCe1ZcXrKN"
    "Wiq19FbjqiQTXjKQwRP9mXKHxhQ4qAuNkpuI+mDllw7CkQ1/nTi2eiIy4/vKc4ZO5EZrik"
    "Q6Yr8VLBYZwioypz3NNdTHmSAT9Gde+QdIc2Jr6T8aML2Tq/ahKzxUfVZHeUorZ0izyMuL"
    "zDTw3Q/akS259KsSiMA6ED7VrAYLsNW3msW7LguQ7CBTGTLFzAWVEg3UX2YxsHQU7OOMba"
    "avGMLLhixi3fNjlLCmGzEsZVdqQLYFxlXfE1A+DDxlKmzvgdD9KIK8kG3BHXNO3wGPfq9h"
    "Zcm+c0Byi/P/j09cOHQ5XK3XgtFXxVzqVZTVrZuWENmCsPwZl0LjzEyZsPbwAENl/yOQlX"
    "QIShxw6JJQkpA7aLPSdOucS+j5wHFU3VxZQmL3NIZ/mkhoTiwzFTejIqFb+syJjUvvOzyx"
    "8vX11cX661vfUndUpeWaEz1FNf4awmi7jfLOIZ8Rxu0unCXBAbIdoXjdC+qEH7QpGzLd+v"
    "ukxqtO96gCQQc3L44qyqPWztsyY7+6x6Y58VkY51Ex2kNxLjyzHoHl+TnnqA5JkF8XFVoe"
    "1qjTkvZbozFTYyTgzr5jzoWmRMuvCeKdDhhK8NggPZmfwMkTafnBMyBGgdAbpflm6YW7Q1"
    "TVfBe4bKlqbamOqkDgxypzbANfOcahOgWQc49pxQFWbQV6rGMBWG+hyEkHiq0k86EP0Rrj"
    "7zWY5QF2iEEA2gvyNC99KqvecTjRUkOJshmykLC2jgdJOZZSTPWp8OmfTBU7hjMs9ktTPG"
    "gSsrTEdt9cV8xJ6HKeJ/YlKgEtgeEZkk8gEBomqB8KOk56UolY+g7aZFN0XbQR8Bfk/Rfj"
    "DNIfmOgn+n2SE5N02vdxMZLQ/8mqzTKTJlAg4D4n+pLep9Yh96b4Aw2AFFTEQku6ISqPAY"
    "QRCSZTojWfoTII0jOTkFC343n/BvKlyifEh1Q4CcG4x/EfHfdGWJ+5juAEOy4Kr9SsmqNX"
    "QpJaPHZEF35k1KN355M9fxahmpPXJqh7HkuuTUxP2QL4wMa6FSa2oOkLLs/vbzyxEcJtnO"
    "VfMQCo+S7hIUBA3+bem4kGHoacOflzPot0OfREymUWuCnxMz2LcMhk41T032tCjXLyU9lB"
    "dvewo1p+HvkfMbKLhbWb/i/tItYdOnnZ2hbxSmdp7cqba2Y8vUounABsGPG/N2yY1PYVpm"
    "QhXALCQL8CD+tSB7ENUXHhiRP37Ph/lJvwnxt/wwEfbxQlE1oqd7bA+PLNjActLY9DW27u"
    "Bs3eOI4znm8BIShSq3fA3Aa4kRAtxxUGVajUpT5SmIGZdxPpIyfifoHcsZoTFRYXtPLdUG"
    "fi1i0kjHbTkdx0FynIbTEKMlhmw3rd25Cqsp6+qttpmybmU9gykuQeeD9CXOTZfIdpHzRv"
    "r7xJcRrsIV5RYMint6b2TnRFVgr/PZlZ5BnCl5uXkUjE9wQK+Eajtp8zDqJpiUJUeo1veS"
    "0SOzNHWgXguMEeHOLVM7CtWRizV7eSNiIG4C8eEVyzEaqAe3+oe2j3tR17P6yo7auka174"
    "FCu1VbL2yu7XHjh7KGBnkg7GYMHbp8xnp7K6yh7Navtoayz9p2a0hUtwjj+lUyzlF8ncRf"
    "A0EmlCduR/5GOHakDbMJihTlu5OSzmnMo6wgHrdHL1tIe7ljE9dSmr/CTzHiPcUlvPigzY"
    "XkxpoOJ1Olo7cqHcOvKJF7+o5RzWSYeZpdjBOBEWrx541M0fMaU/S8bIpmv1kJ5y/ouTKm"
    "Lyc2gtqmNdB+ef9XSatUdxJdrJIrH+4+/SkdXmwvagr2Vp8cTWpNn1WXmj4rVZrGi0BoGh"
    "r4biT2uJv9pOH60fmnxW70VhZFojY+U6QV1G/kgugIy3lcN9nR19U7+rqIuIufUCu8S4IG"
    "7e1ob8wCPedEXs54rtt6rqmwdSKPIykR1VyEsrBZid1XAikTnhqtA1KaPmYVGq9ClhbQWo"
    "OCoFmB1vk3IVmILnSWz60i7WVQSZu1aJ2LFpIg4GCGaIZC5NtIEej75/u7TxXGq1K6sBoO"
    "thn4L/Bwo86w7bT/DRs2jbDHsE9Pxf0OwYMJtOpt3KI5O8kTZmKCoo2bUpZaT0pGyCRMme"
    "4RR7kAUeC0WoC8nFmA1gtg2nd0H5xg2nf0F5Jg2neY9h1DrgvYpHjd3utpDe1V16jqWPyK"
    "37E4Wxp78VVONiao9hHNkqBWE9OywXV7ZIsVbQZvDXC58xE3Kfk/ZBa3u8cLJH5/Ax4QDD"
    "2MwgfwiFAQx5YsZWWvuWjtAlzogCma8WNLPHRT4qwmQDba+/0f5aiW/m5jmsgMSaMQgnUJ"
    "0MbB3JuDWTwaZXSrIybS8SZUQjtUQteKNtbzjtYzcnAb9iInZsjt1ujHb2gdRjsjYmjszm"
    "nsY8jKOHoGZLBJGUO01xvlZBwmZUDwJHypThTWVXppUmdWSSriMRm11Z76jKBDgSh1vAz5"
    "y4cC9MzHeytZSVlMVbaNmokYO2dI58akxs4x7Qf7TVamLjy/utYyJNcS3WB82Cz9HMLXlw"
    "0Avr6sxFdcysMrcoUuddBdC4xwAzdBtxrcErbGDz6QQISpVsByXmoEhEkhj+eqyTbno6rz"
    "eK5KW93BVPzp+nu9IGjM9rZ7XZzLVkRbLEFR0qzB7msgqvbpvlXzkqM7d7rXXUyHSNPQ8L"
    "BEyA6BC32SIH8m0xMFASI+ntSRH/9MBmwvlPCIVg9gAR8Ff+HzFYsQhxNgBy0CwpDP4mZQ"
    "FMAQARQQ2wWLTHcqRR2EDiZsUubAIT5KXnNh5JsC2od+d9aUN0BaSnsyfHQW/9l1I07luo"
    "ZTuS5xKsMvHbE/k78JvJfV6F6WwA3gyiNQgW+1/ywjMgz/mbjtaPxnyUGvdZZvZAz90t4c"
    "QpAiS4ZvaVqkeUGTh9MyC4Exrj4xRbBnTezKRmQ0sHfWdjGjPWowXBshw6y03coziNuwiz"
    "kxg/5OvBYKQ6KICtrCaa2lRsdnXTXydl7VeDuvYm9niYQ5DGnw3pfVyxbc2H7/VFF0sTRm"
    "UkcnoM1oCz01rsJ4AwIP+mCOn0QheCKKxidJN3GteFneUERLyJLyosf0FM0jHzhIRKXQU3"
    "DneysgCs4A6DjI4XOoStP3c5MmJEQ+hQjr1lTsgoMYvhU8CBJi+Hmch0ibaRVBkzGQPago"
    "9lf9HknHj5B96L4qWshou6JR1Ni7u6pJyHf0wc8IGQW1LfLH0QzwJG4TGuvD+6COu65Kx9"
    "U2PRNgLTA67b+XWEcTMHbocwRBBVVZc4ok40eomnQTrjEQ2/ZnDmn8p5dM2vTSpM6SnWUG"
    "bbVf78mC237CfU0cB8ApiWJLMuBvHG5IcokZ4VYj4C8DGhftp1EQkFC0RAMeIY8AsrLB2t"
    "msHacWGI/4voxR4xE3HvF9xAc3Cg+uiQ4uxemRJYdDk0PJypjaTTk42bNF0b/0TuKNjDEy"
    "W7tTF+oaWbW1ANYyo/Gm7l0lFz2QNI37jMwIT+jOPE85DyvfqC0crBkpY3e2T1TyIF5UJC"
    "rVdLPMSfX6ljxCN0OKjjaZkpMzr8v2e5q0yUbKiRn0d0GffyvLJ3pVuIpyoyNuxxa28QE5"
    "cxSmZVcVBFd+wKSO5vLkUCtTDXY72/UXF4UI8JUWjScxeg0gWELPQ2zCf/II/0/QUuvoir"
    "QkoEsiik7BLZeaQk+2uJQdLSHLdbHkily4KpNh+7qp4coGfdxVc2U239xax14yfnRs2asm"
    "p92r6sPulaHK9ulhFUeaDrjp+BGC26RkZnXFzFLBTENCdmpdzTyiCgWo5QpSEaPVt9bqEf"
    "YSP6SGRbURMsi3RT4IMVF3vqzEPSsyGva3s1waJAvti96g2hFzBUmzqVsHLD4HmB/x+iuQ"
    "kzP4t8U/MUL1wM8IjeZUOUQ+k7YPNStlkG+OvAZRlo2l5l9/1z4lMfX1XtA5R2gOVRWh6b"
    "VJScIW+rZLwpNqNjG+PmlCJm6GNuQSJVOHoAMoI8QBokoscOAKfP9w/vL8+sXZ2Yvz84cf"
    "JmCJmcsvfbx5B5YuoQg8opXg83zCAPblNIIfmkKqKMPb76124A357XUIgGT46Hirs2bh1T"
    "XR1T9sa1Cie/7v/egfnb7jQurqbO50/AjZre6r4S2grYNtMtxAO+zI9fh9+85F9mP16zi+"
    "3ORtbK9HNuoVFkZ+6juDkYPZa+CSJRcIRa8uEVSOnElcy1740PhnMh5I3RBsh7mMG27QB3"
    "zNO9YmgV7kXiowwnPp7LyJSnNerdKcK/N9W8TY5OWMQtOeQON/bItGVRkpQ561Dwweuv5+"
    "/NRNfq9XMTK1W30tZHBvWfoqzj1UAF9dUDIrM4yKkkffkW1Q9kBMaVbaA2vGc6s9gNYjm/"
    "UORvM4fA47gv564Ecq+MMfwCu5oXz0MAGUAMjfT9CnUO6A76gQklF6gGIHgelK/l/RNLjb"
    "+RV2w9+yve6heCVwuHMfsue4HtMhrYvhk3WDMC+gtg4ADYm36/voWNLgRgd84vi14Iyp2r"
    "M28BlvRM0ytN//NTXhap+BuqpwZgGaLwB71sZ+LWJg3811X3oMyuug3SKmlKByZMtR5aef"
    "FJrF5A+AXL+Yz+/vv3y+fcchz2/0ztD98jxiYNdPdwWmh7TUfkEwbzKUr04a2GluOnCrmf"
    "bFRbIuUEiWcWaTqFG7AsKkFcWDPGI/UjDDIc04YIRPZkrIo2yvkzphpMkkLq1k0x3KSBAg"
    "hW9nHzfs2AH0zdhnO0brmuCJAak9Jniix+AJXReO8Zzt6k0Q9eB1nQlrGeNLaOlLCMm/kW"
    "+FCFKiVYO7JGjqAjQpqmPqiY45KosbVZWafWxwbdXrYxOvmfOFD0iDjaXuPAFiuyBHuDyg"
    "aFHhAiL6UWBGkTeTSjVLdPMpmnG78RR8kg0rbBf6cxFt5ctfQ7TgchVRW/u4aZOeGSGaWW"
    "kmufi5tmvGYbXTISj+hy5VamoE9FcjwNSBjeuUXl01QJaPqq5UKq4V7AD6iBQ79wt6rnQo"
    "JgKj2Lo1gH55/1d5DFQHUixWyZUPd5/+lA4vRlcMx+z6Zo7pweRcD223H8p/yEho6b4h81"
    "KjOGx6bYUU46Uif7dhrOSAx4Bw96yZPo9wCAJhbwD3QiGYukWd1i3K2pHNN+1szCdv9xZK"
    "YqBrQjzag7f7Gnyh4FCobjB+VqqTvJNvUIUWwcYaDuV0+Jj05c5KQAV8Q1q6bs2c0AgPi+"
    "61NOM4PpwTwhS0OXRBm9/galHRzTy9NKlz1ASZQVvdNB+JL6KXBCcYt2NjoiNbSJ6wg8K4"
    "sTgjj8ina0dJEGIbyXgnJgvLkBkgUQi4Bg/kVxBTyKiqBRFfo+yk2c8tOw7AqjZduu+ZvV"
    "1JyeSryTuJfy4Pkay21Y6p9rgc0ExscMwcn51onCxxEeZGlMZFDaVxUaY00tNJT+3byIxQ"
    "Mem6ETyilH8fTSM8L9UK5WFZiP37C7FoNKbOBarGOSfUCcyHPXH3gLMM/dOEOStjNnMDkA"
    "MY14ZqfCYn40d4HnfPicZKuB5ht5EZE390kHxla4F93YYFRUmzCK0XwY7CEPm2lk6dlRnh"
    "EdNxfxPKoF6nt7XACLHtvtSaHSLYptRaXs6cIK1PEIoY89rUusvJmXJrbfEfQNfxb9DdaB"
    "JIxplAkrge3j/Vuybi65MG/gkLPTX2UvzFzTkJACOeAyI6AUR0xIQ+kHO9AQ8O8UXA54Ms"
    "dc//ALB0sYdko8zktmkR/EdfuA9WSOGg6P1uHfsmanibDgNUBsQldOVxNukgDcC+bML0Xl"
    "ZTvZclrjc9APR8P3kpEyRoWN0DEI7iVVCGuLqsaTp+/yVND7NlOyteaizZAen0IbIRfmqx"
    "AgVBswStlyBRNfXgzwgZGkEH+YHYXPceUdpa8vNJnY1F0xFbTasbMCXR3GUgxOJfRmQm/I"
    "KEiNswcy5w8VI0GKNxmBbDC0Uh5JZzmBCtQWiRJkRrX1q6eBi0rZ61SIcmz0Ft+W6wNN6j"
    "HlNRI0askAOyVOgbhHgI+hX+55xgAegplzxCpOsUiLu7Dzlr5+1tsYTA149v33/+/kxizw"
    "dhVqHfkYCjoq9g58SMet1avUa+06Kp+EaoL+jH7y/yYEBbbPycmDFuejJuMqoLCjFxdkwG"
    "EnbLb3KiIzyYDpILlEGswg7c4FlvDVrBZmCj4m0BxKLLdIiY7YqMGwjENK/jhJykVLJMup"
    "EDMZvkSqnJKxSFT8gBRBRP49aQg8Q4ddW2Xu+m7KqTmsj+4ZvnmNacTUq0Kcp2VCKvOoSO"
    "Wh/qLIVZdtLU13VyYmMC1iiaoz5ODhoO9u2e4uUoyBYVTnOCJh7PxOMNJGwoA65QrPUI3Y"
    "xIv/T4UEiyLZxuyRrNo1uGVrufUOotO05It/YSymyoQXUTuo+CgITsE5Ffp2y7Zi5Pao3X"
    "eKDlpyMbR4uikBJfGJPJFGAZ8jmAI0Ix4ZRETMRyJj2uTsGd761kJyAAHWE7MlIdGdrJzB"
    "27P40hui9D1LhFu3XlwYjjoQtoTsi8SYvGDnpWvDqrtb50/Ai1vvOXjSqCiGHVkaAvyzVB"
    "TAOmYfkq+tRlvizJb/Kdr9JkNhdr9Ri2JFawGbc9MMuXrUyEksHgbBZz3BBQxBfDSVUQF1"
    "IRbgX5USCqZiUdTACWiSfijFB1Sel0ZhPENYij32gre6uzZVKD+qs5UtHNpDrBoqqbicmw"
    "eK2RYWHK4vdfFl/uVGuqKChSY+RkZIyNowRUWw3PSBllfHR+zG8AegfZ2NE+SvJSvabPHu"
    "FZkqKjnWGVkzNxiK29lCaaP6NWN9E+zqqVj7OS7jGAUjiHRvhbo6xuUIht90TBVyVXJnVk"
    "FdyM2UZUVS9Bx9TQt+Ld2jHUr5oJEr10sJ6ZlxEZ4UHbT0NW/lBpIJwMHyG6Z42s6LMaK/"
    "qsbEXzO7KkbFRTiigjYkgiTZLooC+z3/8ferAegg=="
)
